//! `collecte rehearse`: plays in the workshop of a link, or makes one first, and says
//! on the terminal what happens.

use std::error::Error as _;

use serde::Deserialize;

use super::browser::Browser;
use super::demo::Demo;
use super::{Fault, Happening, Pace, Played, Player, play_aloud};
use crate::i18n::{Lang, Words, words};
use crate::recipes::shipped;

/// Where a server listens unless told otherwise.
pub const USUAL: &str = "http://localhost:8080";

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The facilitator's link of a workshop that exists.
    pub link: Option<String>,
    /// The server where a workshop is made, when no link is given.
    pub url: Option<String>,
    /// The recipe of that workshop; the first one when none is given.
    pub recipe: Option<String>,
    /// How fast.
    pub pace: Pace,
}

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
pub enum NotPlayed {
    /// Not a facilitator's link.
    #[error("{0} is not a facilitator's link")]
    Link(String),
    /// The server is behind TLS.
    #[error("{0} is not an address in the clear")]
    Tls(String),
    /// No such recipe.
    #[error("there is no recipe {0}")]
    Recipe(String),
    /// Nobody answers there.
    #[error("no server at {url}")]
    NoServer {
        /// Where.
        url: String,
        /// Why.
        #[source]
        source: Fault,
    },
    /// It began, and stopped.
    #[error(transparent)]
    Stopped(#[from] Fault),
}

/// A facilitator's link, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    base: String,
    code: String,
    secret: String,
}

/// Plays, and tells each line to `show`.
///
/// # Errors
/// [`NotPlayed`].
pub async fn run(
    order: &Order,
    lang: Lang,
    show: impl Fn(&str) + Send + Sync,
) -> Result<Played, NotPlayed> {
    let words = words(lang);
    let link = match &order.link {
        Some(given) => Link::parse(given).ok_or_else(|| NotPlayed::Link(given.clone()))?,
        None => made(order, lang).await?,
    };
    let link = Link { base: in_the_clear(order.url.as_ref().unwrap_or(&link.base))?, ..link };
    let Link { base, code, secret } = link;
    show(&words.rehearsal_begins(&code, &format!("{base}/a/{code}/mur")));
    if order.link.is_none() {
        show(&words.rehearsal_lead_link(&format!("{base}/a/{code}/animer?cle={secret}")));
    }
    let player = Player { base, code, secret, pace: order.pace };
    Ok(play_aloud(player, lang.code(), |happening| show(&told(words, happening))).await?)
}

/// The recipes there are: `collecte-innovation-sociale, …`.
pub fn recipe_keys() -> String {
    let keys: Vec<_> = shipped().iter().map(|recipe| recipe.key.as_str()).collect();
    keys.join(", ")
}

/// A new workshop with the title and place of the play.
async fn made(order: &Order, lang: Lang) -> Result<Link, NotPlayed> {
    let base = in_the_clear(order.url.as_deref().unwrap_or(USUAL))?;
    let unknown = |key: &&String| shipped().iter().all(|recipe| recipe.key != **key);
    if let Some(key) = order.recipe.as_ref().filter(unknown) {
        return Err(NotPlayed::Recipe(key.clone()));
    }
    let meeting = Demo::shipped().map_err(Fault::from)?.meeting;
    let fields = [
        ("title", meeting.title),
        ("place", meeting.place),
        ("date", meeting.date),
        ("organiser", meeting.organiser),
        ("recipe", order.recipe.clone().unwrap_or_default()),
        ("language", lang.code().to_owned()),
    ];
    let browser = Browser::new(&base, lang.code())?;
    let got = browser.post("/ateliers", &fields, "making a workshop").await;
    let got = got.map_err(|fault| {
        if matches!(fault, Fault::Unreachable { .. }) {
            NotPlayed::NoServer { url: base.clone(), source: fault }
        } else {
            NotPlayed::Stopped(fault)
        }
    })?;
    let unexpected = |what: String| Fault::Unexpected { doing: "making a workshop", what };
    let made: Made =
        serde_json::from_str(&got.body).map_err(|error| unexpected(error.to_string()))?;
    let link = Link::parse(&made.links.facilitator).ok_or_else(|| unexpected(got.body))?;
    Ok(Link { base, ..link })
}

#[derive(Deserialize)]
struct Made {
    links: Links,
}

#[derive(Deserialize)]
struct Links {
    facilitator: String,
}

impl Link {
    /// `http://192.168.1.20:8080/a/K7DMR/animer?cle=…`
    fn parse(link: &str) -> Option<Self> {
        let (before, secret) = link.trim().split_once("/animer?cle=")?;
        let (base, code) = before.rsplit_once("/a/")?;
        let whole = base.starts_with("http") && !code.is_empty() && !secret.is_empty();
        let [base, code, secret] = [base, code, secret].map(str::to_owned);
        whole.then_some(Self { base, code, secret })
    }
}

/// An address without its final slash, if it is one that the rehearsal can speak to.
fn in_the_clear(url: &str) -> Result<String, NotPlayed> {
    let url = url.trim().trim_end_matches('/');
    let clear = url.starts_with("http://");
    if clear { Ok(url.to_owned()) } else { Err(NotPlayed::Tls(url.to_owned())) }
}

fn told(words: Words, happening: Happening<'_>) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match happening {
        Happening::Arrived(people) => words.rehearsal_arrived(count(people)),
        Happening::Step { number, of, title } => {
            words.rehearsal_step(count(number), count(of), title)
        }
        Happening::Over(played) => {
            let seconds = i64::try_from(played.took.as_secs()).unwrap_or(i64::MAX);
            let sum = words.rehearsal_sum(
                &words.count_contributions(count(played.said())),
                &words.count_groups(count(played.groups)),
                &words.count_people(count(played.seats)),
                &words.count_seconds(seconds.max(1)),
            );
            let refused = count(played.refused.len());
            let also = if refused > 0 { words.rehearsal_refused(refused) } else { String::new() };
            [words.rehearsal_done(), &sum, &also].join(" ").trim_end().to_owned()
        }
    }
}

impl NotPlayed {
    /// What to tell the operator.
    pub fn sentence(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::Link(link) => words.rehearsal_bad_link(link),
            Self::Tls(url) => words.rehearsal_no_tls(url),
            Self::Recipe(recipe) => words.rehearsal_no_recipe(recipe, &recipe_keys()),
            Self::NoServer { url, .. } => words.rehearsal_no_server(url),
            Self::Stopped(fault) => {
                let mut detail = fault.to_string();
                let mut cause = fault.source();
                while let Some(error) = cause {
                    detail = format!("{detail}: {error}");
                    cause = error.source();
                }
                words.rehearsal_failed(&detail)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_taken_apart() {
        let link = Link::parse("http://192.168.1.20:8080/a/K7DMR/animer?cle=abc ").unwrap();
        let [base, code, secret] = ["http://192.168.1.20:8080", "K7DMR", "abc"].map(str::to_owned);
        assert_eq!(link, Link { base, code, secret });
        for bad in ["", "http://a/a/K7DMR/mur?cle=abc", "http://a/a/K7DMR/animer?cle=", "x"] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_happens_is_told_in_words() {
        let fr = words(Lang::Fr);
        assert!(told(fr, Happening::Arrived(24)).contains("24"));
        let played = Played { seats: 24, groups: 5, refused: vec![], ..Played::default() };
        let told = told(fr, Happening::Over(&played));
        assert!(told.contains("24 personnes") && told.contains("5 regroupements"), "{told}");
        assert!(told.contains("1 seconde") && !told.contains("refus"), "{told}");
    }

    #[tokio::test]
    async fn without_a_server_the_operator_is_told_what_to_start() {
        let url = Some("http://127.0.0.1:1".to_owned());
        let order = Order { link: None, url, recipe: None, pace: Pace::Fast };
        let failed = run(&order, Lang::Fr, |_| {}).await.unwrap_err();
        assert!(failed.sentence(Lang::Fr).contains("http://127.0.0.1:1"));
        assert!(matches!(failed, NotPlayed::NoServer { .. }));
        let order = Order { url: Some("https://atelier.example".to_owned()), ..order };
        let failed = run(&order, Lang::Fr, |_| {}).await.unwrap_err();
        assert!(matches!(failed, NotPlayed::Tls(_)));
    }
}
