//! Changes: from sockets, and from forms.

use serde_json::{Value, json};

use super::document::{Applied, PIECES};
use super::notebook::Notebook;
use super::scan;
use super::turn::{Open, Turn};
use super::wire::{self, Denied, Frame, Said};
use super::{Form, Formed};
use crate::clock;
use crate::domain::{Names, NoteId, Refusal, Text, Workshop};
use crate::live::who::Who;
use crate::storage::StorageError;

impl Notebook {
    /// Hears one message about a note.
    pub(super) async fn hear(
        &mut self,
        connection: u64,
        note: NoteId,
        said: Said,
        turn: &mut Turn,
    ) -> Result<(), StorageError> {
        if !self.sockets.contains_key(&connection) || !self.give(connection, note, turn).await? {
            return Ok(());
        }
        let Some(open) = self.open.get_mut(&note) else { return Ok(()) };
        let mut reply = |frame| turn.replies.push((connection, note, frame));
        match said {
            Said::Knows(known) => {
                if let Some(reader) = open.readers.get_mut(&connection) {
                    reader.asks = Some(known);
                    turn.asking.insert(connection);
                }
            }
            Said::WhoIsThere => {
                if let Some(all) = open.presence.all() {
                    reply(wire::present(all));
                }
            }
            Said::Present(update) => self.hear_presence(connection, note, update, turn),
            Said::Answer(update) => self.change(connection, note, (update, false), turn).await,
            Said::Change(update) => self.change(connection, note, (update, true), turn).await,
        }
        Ok(())
    }

    /// Answers what a socket asked for, note by note, while little waits for it: the rest
    /// when that has left.
    pub(super) fn answer_asks(&mut self, connection: u64) {
        while let Some(socket) = self.sockets.get(&connection) {
            let asks = |open: &mut Open| open.readers.get_mut(&connection)?.asks.take();
            if !socket.outbox.has_room() {
                return;
            }
            let asked = self.open.iter_mut().find_map(|(note, open)| Some((*note, asks(open)?)));
            let Some((note, known)) = asked else { return };
            let missing = self.open.get(&note).and_then(|open| open.document.missing(&known));
            if let Some(missing) = missing {
                self.send(connection, &mut Frame::new(note, wire::answer(missing)));
            } else {
                let readers = self.break_off(note);
                self.sockets.retain(|connection, _| !readers.contains(connection));
            }
        }
    }

    /// Who writes is told to all, also to whoever said it: a client of the protocol
    /// takes its own words for a sign of life. Who only reads hears nothing but that.
    fn hear_presence(
        &mut self,
        connection: u64,
        note: NoteId,
        update: yrs::sync::AwarenessUpdate,
        turn: &mut Turn,
    ) {
        let workshop = self.workshop();
        let Some(socket) = self.sockets.get(&connection) else { return };
        let Some(open) = self.open.get_mut(&note) else { return };
        if !may_write(&socket.who, &workshop) {
            return turn.replies.push((connection, note, wire::present(update)));
        }
        let user = user(&socket.who, &workshop, note);
        match open.presence.hear(connection, &user, &update) {
            Some(news) => turn.news.push((note, wire::present(news))),
            None => turn.replies.push((connection, note, wire::present(update))),
        }
    }

    /// Lets a change in, or says why not. `wanted` is false for the answer to what the
    /// server knows: a client gives it unasked, also when it has nothing to add.
    async fn change(
        &mut self,
        connection: u64,
        note: NoteId,
        (update, wanted): (Vec<u8>, bool),
        turn: &mut Turn,
    ) {
        let workshop = self.workshop();
        let (Some(socket), Some(open)) = (self.sockets.get(&connection), self.open.get_mut(&note))
        else {
            return;
        };
        let Some(reader) = open.readers.get_mut(&connection) else { return };
        let mut reply = |frame| turn.replies.push((connection, note, frame));
        if !may_write(&socket.who, &workshop) {
            reader.owes = true;
            let adds = || scan::update(&update, PIECES).is_ok_and(|it| it.brings());
            if wanted || adds() {
                reply(wire::denied(Denied::NotAllowed));
            }
            return;
        }
        let all = self.kept.values().map(super::keeping::Kept::bytes).sum();
        let kept = self.kept.get(&note).copied().unwrap_or_default();
        reader.taken += 1;
        if kept.is_full(update.len(), all) {
            reader.owes = true;
            return reply(wire::denied(Denied::Full));
        }
        match open.document.let_in_beside(update).await {
            Applied::Known => {}
            Applied::Changed(update) => turn.changes.push((note, Some(connection), update)),
            Applied::Incomplete(update) => {
                reply(wire::knows(&open.document.known()));
                turn.changes.extend(update.map(|update| (note, Some(connection), update)));
                return;
            }
            Applied::TooLong => {
                reader.owes = true;
                return reply(wire::denied(Denied::TooLong));
            }
            Applied::Unreadable => {
                self.sockets.remove(&connection);
                return;
            }
            Applied::Broken => {
                turn.ended.extend(self.break_off(note));
                turn.broken = true;
                return;
            }
        }
        // What was refused before is asked for again: by now it may fit.
        let owed = std::mem::take(&mut reader.owes).then(|| wire::knows(&open.document.known()));
        let stored = socket.all.then(|| wire::stored(reader.taken));
        let replies = [owed, stored].into_iter().flatten();
        turn.replies.extend(replies.map(|frame| (connection, note, frame)));
    }

    /// Leaves a document in which the library failed. Whoever has it open comes back, and
    /// finds what the store has, with all that was taken before this message.
    /// They are to be let go.
    fn break_off(&mut self, note: NoteId) -> Vec<u64> {
        let id = self.id;
        tracing::error!(workshop.id = %id, %note, "workshop {id}: {note} is read anew");
        let open = self.open.remove(&note);
        open.map(|open| open.readers.into_keys().collect()).unwrap_or_default()
    }

    /// Merges a form.
    pub(super) async fn form(
        &mut self,
        form: Form,
        turn: &mut Turn,
    ) -> Result<Formed, StorageError> {
        let Form { note, who, base, text } = form;
        let workshop = self.workshop();
        let shown = who.may_look(&workshop) && workshop.shows_note(note, who.on_pad(&workshop));
        if !shown || !may_write(&who, &workshop) {
            return Ok(Formed::Refused(Refusal::NotAllowed));
        }
        self.open(note).await?;
        let all = self.kept.values().map(super::keeping::Kept::bytes).sum();
        let kept = self.kept.get(&note).copied().unwrap_or_default();
        let Some(open) = self.open.get_mut(&note) else { return Ok(Formed::Stored) };
        if kept.is_full(text.len(), all) {
            return Ok(Formed::Refused(Refusal::Full));
        }
        Ok(match open.document.merge(base.as_deref(), &text) {
            Applied::Changed(update) => {
                turn.changes.push((note, None, update));
                Formed::Stored
            }
            Applied::Known | Applied::Incomplete(_) => Formed::Stored,
            Applied::TooLong | Applied::Unreadable => Formed::Refused(Refusal::TooLong),
            Applied::Broken => {
                turn.ended.extend(self.break_off(note));
                turn.broken = true;
                Formed::Refused(Refusal::TooLong)
            }
        })
    }
}

fn may_write(who: &Who, workshop: &Workshop) -> bool {
    workshop.may_write_notes(who.on_pad(workshop), clock::now())
}

/// Who somebody is to the others: a role, and a name where names may be shown.
fn user(who: &Who, workshop: &Workshop, note: NoteId) -> Value {
    let name = match who {
        Who::Team { link, .. } => {
            workshop.links.get(link).and_then(|link| link.label.as_ref()).map(Text::as_str)
        }
        Who::Device(device) if shows_names(workshop, note) => {
            let seats = device.seats(workshop).iter().filter_map(|id| workshop.seat(*id).ok());
            let mut named = seats.filter(|seat| !seat.removed);
            named.find_map(|seat| seat.name.as_ref().map(Text::as_str))
        }
        Who::Device(_) | Who::Stranger => None,
    };
    json!({ "role": who.on_pad(workshop).code(), "name": name })
}

/// Whether names stand beside what is said at the place of a note.
fn shows_names(workshop: &Workshop, note: NoteId) -> bool {
    let round = match note {
        NoteId::Round(id) => Some(id),
        NoteId::Group(id) => workshop.group(id).ok().map(|group| group.round),
    };
    let sources = round.map_or_else(Vec::new, |round| workshop.sources(round));
    sources
        .into_iter()
        .filter_map(|id| workshop.round(id).ok())
        .all(|round| round.plan.collects.is_none_or(|collects| collects.names == Names::Shown))
}
