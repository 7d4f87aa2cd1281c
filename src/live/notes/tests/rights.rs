//! Who reads, who writes, and what happens to what is not taken.

use super::*;

#[tokio::test]
async fn what_a_reader_types_is_refused_and_harms_nobody() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    let mut wall = Writer::new(WALL, ROUND);
    let mut stranger = Writer::new(Who::Stranger, ROUND);
    for person in [&mut ana, &mut wall, &mut stranger] {
        person.connect(&world).await;
    }
    ana.types(&world, 0, "à lire").await;
    for reader in [&mut wall, &mut stranger] {
        reader.until_it_says(&world, "à lire").await;
        assert!(reader.denied.is_empty(), "reading alone is no offence");
        reader.types(&world, 0, "non ").await;
        reader.until_denied(&world, "not_allowed").await;
    }
    ana.types(&world, 99, " ensemble").await;
    wall.until_it_says(&world, "non à lire ensemble").await;
    ana.until_it_says(&world, "à lire ensemble").await;
    let mut late = Writer::new(LEADS, ROUND);
    late.connect(&world).await;
    late.until_it_says(&world, "à lire ensemble").await;
}

#[tokio::test]
async fn a_note_that_is_hidden_is_not_sent() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, WAITING);
    let mut wall = Writer::new(WALL, WAITING);
    ana.connect(&world).await;
    wall.connect(&world).await;
    wall.until_denied(&world, "gone").await;
    ana.types(&world, 0, "à préparer").await;
    let mut other = Writer::new(LEADS, WAITING);
    other.connect(&world).await;
    other.until_it_says(&world, "à préparer").await;
    assert_eq!(wall.reads(), "");
    // The round opens: now everybody reads it.
    world.leads(Command::OpenRound(RoundId(2))).await;
    wall.connect(&world).await;
    wall.until_it_says(&world, "à préparer").await;
    // It is left out: it is taken back from those who have it open.
    wall.denied.clear();
    world.leads(Command::CloseRound(RoundId(2))).await;
    world.leads(Command::SkipRound { round: RoundId(2), skipped: true }).await;
    wall.until_denied(&world, "gone").await;
    ana.types(&world, 0, "caché ").await;
    ana.until_denied(&world, "gone").await;
    assert_eq!(wall.reads(), "à préparer");
}

#[tokio::test]
async fn a_note_that_would_become_too_long_says_so_and_takes_less() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    ana.connect(&world).await;
    let full = "é".repeat(limits::NOTE);
    ana.types(&world, 0, &full).await;
    ana.until_it_says(&world, &full).await;
    ana.types(&world, 0, "trop ").await;
    ana.until_denied(&world, "too_long").await;
    // Shorter again: what was refused before is in the answer that the server asks for.
    ana.deletes(&world, 10, 20).await;
    let words = ana.reads();
    let mut bob = Writer::new(LEADS, ROUND);
    bob.connect(&world).await;
    let both = async {
        while bob.reads() != words {
            ana.hear(&world).await;
            bob.hear(&world).await;
        }
    };
    assert!(tokio::time::timeout(DEADLINE, both).await.is_ok(), "never taken");
}

#[tokio::test]
async fn what_is_no_update_ends_the_socket_and_nothing_else() {
    let world = World::new().await;
    let mut ana = Writer::new(SCRIBE, ROUND);
    let mut bad = Writer::new(SCRIBE, ROUND);
    ana.connect(&world).await;
    bad.connect(&world).await;
    ana.types(&world, 0, "bien").await;
    bad.until_it_says(&world, "bien").await;
    bad.say(&world, Message::Sync(SyncMessage::Update(vec![1, 2, 3, 255, 255, 255]))).await;
    let ended = async {
        while bad.socket.is_some() {
            bad.hear(&world).await;
        }
    };
    assert!(tokio::time::timeout(DEADLINE, ended).await.is_ok(), "the socket stayed");
    ana.types(&world, 99, " sûr").await;
    let mut late = Writer::new(LEADS, ROUND);
    late.connect(&world).await;
    late.until_it_says(&world, "bien sûr").await;
    for frame in [&[][..], &[9], &[0, 7], &[0, 0, 200, 1], &[1, 255, 255, 255, 122]] {
        assert!(wire::read(frame, Some(ROUND)).is_none(), "{frame:?}");
    }
}

#[tokio::test]
async fn closed_notes_are_written_by_the_team_only() {
    let world = World::new().await;
    let form = |who: Who| Form { note: ROUND, who, base: None, text: "non".to_owned() };
    let room = world.room().await;
    let refused = Formed::Refused(Refusal::NotAllowed);
    for who in [WALL, Who::Stranger] {
        assert_eq!(room.notes().merge(form(who)).await.unwrap(), refused);
    }
    world.leads(Command::CloseNotes(true)).await;
    assert_eq!(room.notes().merge(form(SCRIBE)).await.unwrap(), Formed::Stored);
    let long = Form { text: "x".repeat(limits::NOTE + 1), ..form(SCRIBE) };
    assert_eq!(room.notes().merge(long).await.unwrap(), Formed::Refused(Refusal::TooLong));
}
