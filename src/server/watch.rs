//! What goes on beside the pages while the server runs: it looks at the networks, because
//! a laptop changes them, and copies to a second folder.
//!
//! Whatever is new is told to the live rooms and to the terminal.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use super::Server;
use super::address;
use super::config::{Config, PublicUrl};
use super::copies::Copier;
use super::terminal::{self, Paint};
use crate::i18n::{Lang, words};
use crate::screen::CopyTrouble;
use crate::web::AppState;

/// How often the networks are looked at: a room that moved sees its new code before
/// anybody wonders.
const LOOK: Duration = Duration::from_secs(5);

/// Starts both; they end with the server.
pub fn watch(server: &Server, config: &Config, bound: SocketAddr, state: &AppState) {
    let speaker =
        Speaker { lang: config.lang, paint: Paint::of_output(|name| std::env::var(name).ok()) };
    let stopping = server.stopping();
    let looking = look_around(state.clone(), bound, config.public_url.clone(), speaker);
    server.tasks().spawn(async move {
        tokio::select! { () = stopping.cancelled() => {}, () = looking => {} }
    });
    let Some(plan) = &config.copies else { return };
    let copier = Copier::new(server.store(), server.secret().clone(), plan);
    let copying = copy_on(state.clone(), copier, plan.every, speaker);
    let stopping = server.stopping();
    server.tasks().spawn(async move {
        tokio::select! { () = stopping.cancelled() => {}, () = copying => {} }
    });
}

/// Speaks to whoever sits at the terminal.
#[derive(Clone, Copy)]
struct Speaker {
    lang: Lang,
    paint: Paint,
}

async fn look_around(
    state: AppState,
    bound: SocketAddr,
    public: Option<PublicUrl>,
    speaker: Speaker,
) {
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        let now = address::networks(bound, public.as_ref());
        let before = state.reach.networks();
        if !state.reach.networks_are(now.clone()) {
            continue;
        }
        state.announce().await;
        // Addresses of containers come and go; the operator reads what concerns phones.
        if before.phones != now.phones {
            terminal::show(&terminal::moved(&now, speaker.paint, speaker.lang));
        }
    }
}

async fn copy_on(state: AppState, mut copier: Copier, every: Duration, speaker: Speaker) {
    let mut turns = interval(every);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut told = None;
    loop {
        turns.tick().await;
        let now = copier.turn().await;
        if now.trouble != told {
            told = now.trouble;
            terminal::show(sentence(now.trouble, speaker.lang));
        }
        if state.reach.copies_are(now) {
            state.announce().await;
        }
    }
}

fn sentence(trouble: Option<CopyTrouble>, lang: Lang) -> &'static str {
    let words = words(lang);
    match trouble {
        None => words.copies_again(),
        Some(CopyTrouble::Gone) => words.copies_gone(),
        Some(CopyTrouble::Full) => words.copies_full(),
        Some(CopyTrouble::Failed) => words.copies_failed(),
    }
}
