//! A device in the room: a phone with the participant's page, or the laptop with the
//! facilitator's.

use std::sync::Arc;
use std::time::Duration;

use super::Player;
use super::agenda::Agenda;
use super::ask::Ask;
use super::browser::{Browser, attribute};
use super::demo::{Means, Person};
use super::fault::Fault;
use super::line::{Line, Place};
use super::wire::{Answer, Heard};

/// Times an asking is sent again when the server says "later".
const RESENDS: usize = 40;

/// A device.
pub(super) struct Device {
    browser: Arc<Browser>,
    code: String,
    voice: Voice,
}

/// How it asks.
enum Voice {
    Socket(Line),
    Forms,
}

impl Device {
    /// A phone that comes in by the code: the page, the form, the page again, alive.
    pub(super) async fn join(
        base: &str,
        code: &str,
        person: &Person,
        seat: &str,
    ) -> Result<Self, Fault> {
        let browser = Arc::new(Browser::new(base, &person.language)?);
        let page = format!("/a/{code}/");
        browser.get(&page, "text/html", "scanning the code").await?;
        enter(&browser, code, person, &[("op", seat.to_owned())]).await?;
        let got = browser.get(&page, "text/html", "opening the page").await?;
        let voice = match person.means {
            Means::Forms => Voice::Forms,
            Means::Phone | Means::SharedPhone(_) | Means::Paper | Means::Scribe => {
                let place = place(page, &got.body, "collecte.html.1")?;
                Voice::Socket(Line::open(browser.clone(), place).await?)
            }
        };
        Ok(Self { browser, code: code.to_owned(), voice })
    }

    /// A second person on this phone.
    pub(super) async fn share(&self, person: &Person, seat: &str) -> Result<(), Fault> {
        let fields = [("op", seat.to_owned()), ("shared", "1".to_owned())];
        enter(&self.browser, &self.code, person, &fields).await
    }

    /// The facilitator's laptop: its link, then the page without the secret.
    pub(super) async fn lead(player: &Player, language: &str) -> Result<Self, Fault> {
        let Player { base, code, secret, .. } = player;
        let browser = Arc::new(Browser::new(base, language)?);
        let page = format!("/a/{code}/animer");
        let link = format!("{page}?cle={secret}");
        browser.get(&link, "text/html", "opening the facilitator's link").await?;
        let got = browser.get(&page, "text/html", "opening the facilitator's page").await?;
        let place = place(page, &got.body, "collecte.json.1")?;
        let voice = Voice::Socket(Line::open(browser.clone(), place).await?);
        Ok(Self { browser, code: code.clone(), voice })
    }

    /// The agenda as it stands.
    pub(super) async fn agenda(&self) -> Result<Agenda, Fault> {
        let page = format!("/a/{}/animer?part=1", self.code);
        let got = self.browser.get(&page, "application/json", "reading the agenda").await?;
        Agenda::read(&got.body)
    }

    /// Asks until it is stored or refused.
    pub(super) async fn ask(&self, ask: Ask) -> Result<(), Fault> {
        for _ in 0..RESENDS {
            let answer = match &self.voice {
                Voice::Socket(line) => line.ask(&ask).await?,
                Voice::Forms => self.post(&ask).await?,
            };
            match answer {
                Answer::Stored => return Ok(()),
                Answer::Refused(code) => return Err(Fault::Refused { verb: ask.verb(), code }),
                Answer::Later(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
            }
        }
        Err(Fault::Late { verb: ask.verb() })
    }

    async fn post(&self, ask: &Ask) -> Result<Answer, Fault> {
        let path = format!("/a/{}/do", self.code);
        let got = self.browser.post(&path, ask.fields(), "sending a form").await?;
        let heard = Heard::read(&got.body);
        heard.as_ref().and_then(Heard::answer).map(|(_, answer)| answer).ok_or_else(|| {
            Fault::Unexpected { doing: "sending a form", what: "no answer in it".to_owned() }
        })
    }
}

async fn enter(
    browser: &Browser,
    code: &str,
    person: &Person,
    more: &[(&'static str, String)],
) -> Result<(), Fault> {
    let mut fields = vec![
        ("nickname", person.name.clone()),
        ("language", person.language.clone()),
        ("simulated", "1".to_owned()),
    ];
    fields.extend_from_slice(more);
    browser.post(&format!("/a/{code}/entrer"), &fields, "taking a seat").await.map(|_| ())
}

fn place(page: String, body: &str, protocol: &'static str) -> Result<Place, Fault> {
    let missing = |name: &str| Fault::Unexpected {
        doing: "opening a live page",
        what: format!("no {name} on {page}"),
    };
    let socket = attribute(body, "data-ws").ok_or_else(|| missing("data-ws"))?;
    let seq = attribute(body, "data-seq").and_then(|seq| seq.parse().ok());
    let seq = seq.ok_or_else(|| missing("data-seq"))?;
    Ok(Place { page, socket, protocol, seq })
}
