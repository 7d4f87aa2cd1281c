//! `HedgeDoc`: version 1 makes notes and changes none; version 2 has notes under
//! names (aliases), which a token opens.
//!
//! Neither tells a revision, so what was left is remembered by the fingerprint of its
//! text. `HedgeDoc` 2 is described by its `OpenAPI` file (`/api/v2`).

use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;

use super::client::{Reply, send};
use super::{Changes, Client, Fault, Key, Plan, Target};
use crate::domain::{Engine, Handover};

/// Version 1: there is always a new note. Asks for nothing but a sign of life.
pub(super) async fn plan_new(client: &Client, target: &Target) -> Result<Plan, Fault> {
    let reply = send(client.get(&format!("{}/status", target.server.as_str()))?).await?;
    match reply.status.as_u16() {
        200..400 => Ok(Plan { pad: None, replaces: false, kept: Vec::new() }),
        _ => Err(Fault::Odd),
    }
}

/// Version 1: makes a note, and finds its address in the redirection.
pub(super) async fn push_new(
    client: &Client,
    target: &Target,
    text: &str,
) -> Result<Handover, Fault> {
    let server = target.server.as_str();
    let reply = send(markdown(client.post(&format!("{server}/new"))?, text)).await?;
    match reply.status.as_u16() {
        302 | 303 => {}
        413 => return Err(Fault::TooLong),
        401 | 403 | 429 => return Err(Fault::refused(&reply.body)),
        _ => return Err(Fault::Odd),
    }
    let place = reply.location.ok_or(Fault::Odd)?;
    let name = place.rsplit('/').next().unwrap_or_default();
    // A failed save leads to an error page; a note has a name of letters.
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    if name.is_empty() || name.len() > 200 || !name.chars().all(is_name) {
        return Err(Fault::Odd);
    }
    target.handover(name, format!("{server}/{name}"), &print(text))
}

/// Version 2: the first version of the name that is free, or still as we left it.
pub(super) async fn plan_alias(client: &Client, target: &Target) -> Result<Plan, Fault> {
    let mut kept = Vec::new();
    for pad in target.pad.versions() {
        match content(client, target, &pad).await {
            Err(Fault::Gone) => return Ok(Plan { pad: Some(pad), replaces: false, kept }),
            Ok(text) if target.left(&pad) == Some(&print(&text)) => {
                return Ok(Plan { pad: Some(pad), replaces: true, kept });
            }
            Ok(_) => kept.push(pad),
            Err(fault) => return Err(fault),
        }
    }
    Err(Fault::NoName)
}

/// Version 2: makes the note, or puts the new text in place of ours.
pub(super) async fn push_alias(
    client: &Client,
    target: &Target,
    text: &str,
) -> Result<Handover, Fault> {
    let plan = plan_alias(client, target).await?;
    let pad = plan.pad.ok_or(Fault::Odd)?;
    let address = note(target, &pad);
    let request = if plan.replaces { client.put(&address)? } else { client.post(&address)? };
    let reply = send(markdown(opened(request, target)?, text)).await?;
    check(&reply)?;
    target.handover(&pad, format!("{}/n/{pad}", target.server.as_str()), &print(text))
}

/// What is there now, against the notes as they are now.
pub(super) async fn read_back(
    client: &Client,
    target: &Target,
    handover: &Handover,
    text: &str,
) -> Result<Changes, Fault> {
    let now = match handover.engine {
        Engine::HedgeDoc2 => content(client, target, handover.pad.as_str()).await?,
        Engine::HedgeDoc1 | Engine::Etherpad => {
            let reply = send(client.get(&format!("{}/download", handover.address))?).await?;
            check(&reply)?;
            reply.body
        }
    };
    // Nobody wrote there, whatever the workshop has become since.
    let left = if print(&now) == handover.left.as_str() { now.clone() } else { text.to_owned() };
    Changes::found(handover.address.as_str(), left, now).await
}

async fn content(client: &Client, target: &Target, pad: &str) -> Result<String, Fault> {
    let request = client.get(&format!("{}/content", note(target, pad)))?;
    let reply = send(opened(request, target)?).await?;
    check(&reply)?;
    Ok(reply.body)
}

fn note(target: &Target, pad: &str) -> String {
    format!("{}/api/v2/notes/{pad}", target.server.as_str())
}

fn opened(request: RequestBuilder, target: &Target) -> Result<RequestBuilder, Fault> {
    match &target.key {
        Key::Key(token) => Ok(request.bearer_auth(token)),
        Key::None | Key::Client { .. } => Err(Fault::KeyMissing),
    }
}

fn markdown(request: RequestBuilder, text: &str) -> RequestBuilder {
    request.header(CONTENT_TYPE, "text/markdown; charset=utf-8").body(text.to_owned())
}

fn check(reply: &Reply) -> Result<(), Fault> {
    match reply.status.as_u16() {
        200..300 => Ok(()),
        401 => Err(Fault::Key),
        404 => Err(Fault::Gone),
        413 => Err(Fault::TooLong),
        400 | 403 | 409 | 429 => Err(Fault::refused(&reply.body)),
        _ => Err(Fault::Odd),
    }
}

/// The fingerprint of a text; what an engine adds at its end does not count.
fn print(text: &str) -> String {
    blake3::hash(text.trim_end().as_bytes()).to_hex()[..32].to_owned()
}
