//! Etherpad 1.8 and later, by its HTTP API.
//!
//! Facts measured on 1.8.14: every answer is `{"code":…,"message":…,"data":…}` with
//! code 0 for yes, 1 for a wrong parameter (a pad that does not exist, too), 3 for an
//! unknown function, 4 for a wrong key, and the status tells less than the code;
//! `createPad` takes no long text, `setHTML` does; `getText` of a revision is an
//! object with `text` inside.

use serde_json::Value;

use super::client::{Reply, send};
use super::{Changes, Client, Fault, Key, Plan, Target};
use crate::domain::Handover;

/// An Etherpad that let us in.
pub(super) struct Etherpad<'t> {
    client: &'t Client,
    target: &'t Target,
    /// The newest version of the API it speaks.
    version: String,
    /// The token of an OAuth client.
    bearer: Option<String>,
}

/// How a pad of one name looks.
enum Found {
    Nothing,
    AsLeft,
    WrittenIn,
}

impl<'t> Etherpad<'t> {
    /// Asks for the version, and for a token where the key is an OAuth client.
    pub(super) async fn enter(client: &'t Client, target: &'t Target) -> Result<Self, Fault> {
        let server = target.server.as_str();
        let reply = send(client.get(&format!("{server}/api"))?).await?;
        let version = json(&reply)?["currentVersion"].as_str().ok_or(Fault::Odd)?.to_owned();
        let plain = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !plain || version.len() > 16 {
            return Err(Fault::Odd);
        }
        let bearer = match &target.key {
            Key::None => return Err(Fault::KeyMissing),
            Key::Key(_) => None,
            Key::Client { id, secret } => Some(token(client, server, id, secret).await?),
        };
        Ok(Self { client, target, version, bearer })
    }

    pub(super) async fn plan(&self) -> Result<Plan, Fault> {
        let mut kept = Vec::new();
        for pad in self.target.pad.versions() {
            match self.find(&pad).await? {
                Found::Nothing => return Ok(Plan { pad: Some(pad), replaces: false, kept }),
                Found::AsLeft => return Ok(Plan { pad: Some(pad), replaces: true, kept }),
                Found::WrittenIn => kept.push(pad),
            }
        }
        Err(Fault::NoName)
    }

    pub(super) async fn push(&self, html: &str) -> Result<Handover, Fault> {
        let plan = self.plan().await?;
        let pad = plan.pad.ok_or(Fault::Odd)?;
        if !plan.replaces {
            // Empty, since this call refuses a long text.
            self.call("createPad", &[("padID", &pad), ("text", "")]).await?;
        }
        let html = format!("<!DOCTYPE html><html><body>{html}</body></html>");
        self.call("setHTML", &[("padID", &pad), ("html", &html)]).await?;
        let left = self.revisions(&pad).await?.ok_or(Fault::Gone)?;
        let address = format!("{}/p/{pad}", self.target.server.as_str());
        self.target.handover(&pad, address, &left.to_string())
    }

    pub(super) async fn read_back(&self, handover: &Handover) -> Result<Changes, Fault> {
        let pad = handover.pad.as_str();
        let head = self.revisions(pad).await?.ok_or(Fault::Gone)?;
        let now = self.text_at(pad, &head.to_string()).await?;
        let left = self.text_at(pad, handover.left.as_str()).await?;
        Changes::found(handover.address.as_str(), left, now).await
    }

    async fn find(&self, pad: &str) -> Result<Found, Fault> {
        let Some(revisions) = self.revisions(pad).await? else { return Ok(Found::Nothing) };
        let as_left = self.target.left(pad) == Some(&revisions.to_string());
        Ok(if as_left { Found::AsLeft } else { Found::WrittenIn })
    }

    /// How often a pad was changed; none when there is no such pad.
    async fn revisions(&self, pad: &str) -> Result<Option<u64>, Fault> {
        match self.call("getRevisionsCount", &[("padID", pad)]).await {
            Ok(data) => data["revisions"].as_u64().map(Some).ok_or(Fault::Odd),
            Err(Fault::Gone) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The text of one revision. In this form a line of a list begins with `*`, where the
    /// text without a revision has `* ` behind tabs: so the present is asked for by its
    /// number too.
    async fn text_at(&self, pad: &str, revision: &str) -> Result<String, Fault> {
        let data = self.call("getText", &[("padID", pad), ("rev", revision)]).await?;
        let text = &data["text"];
        let text = text.as_str().or(text["text"].as_str()).ok_or(Fault::Odd)?;
        let lines = text.lines().map(|line| line.strip_prefix('*').unwrap_or(line));
        Ok(lines.collect::<Vec<_>>().join("\n") + "\n")
    }

    async fn call(&self, function: &str, parameters: &[(&str, &str)]) -> Result<Value, Fault> {
        let address = format!("{}/api/{}/{function}", self.target.server.as_str(), self.version);
        let mut form = parameters.to_vec();
        let mut request = self.client.post(&address)?;
        match (&self.target.key, &self.bearer) {
            (Key::Key(key), _) => form.push(("apikey", key)),
            (Key::None | Key::Client { .. }, Some(token)) => request = request.bearer_auth(token),
            (Key::None | Key::Client { .. }, None) => {}
        }
        let reply = send(request.form(&form)).await?;
        if matches!(reply.status.as_u16(), 401 | 403) {
            return Err(Fault::Key);
        }
        if reply.status.as_u16() == 413 {
            return Err(Fault::TooLong);
        }
        let mut answer = json(&reply)?;
        let message = answer["message"].as_str().unwrap_or_default();
        match answer["code"].as_u64() {
            Some(0) => Ok(answer["data"].take()),
            Some(1) if message.contains("does not exist") => Err(Fault::Gone),
            Some(1) if message.contains("too long") => Err(Fault::TooLong),
            Some(4) => Err(Fault::Key),
            Some(_) => Err(Fault::refused(message)),
            None => Err(Fault::Odd),
        }
    }
}

/// The token of an OAuth client, of Etherpad 2.
async fn token(client: &Client, server: &str, id: &str, secret: &str) -> Result<String, Fault> {
    let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)];
    let reply = send(client.post(&format!("{server}/oidc/token"))?.form(&form)).await?;
    match reply.status.as_u16() {
        200 => json(&reply)?["access_token"].as_str().map(str::to_owned).ok_or(Fault::Odd),
        400 | 401 | 403 => Err(Fault::Key),
        _ => Err(Fault::Odd),
    }
}

fn json(reply: &Reply) -> Result<Value, Fault> {
    serde_json::from_str(&reply.body).map_err(|_| Fault::Odd)
}
