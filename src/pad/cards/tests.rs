//! Tables as people type them.

use super::{Column, Fault, LINES, NoTable, Table, parse};
use crate::domain::{Actor, Channel, Command, Keyed, LinkId};
use crate::domain::{Collects, Kind, Names, Role, Section, Step, Tie, Workshop};
use crate::pad::fixture::{Play, french, id, plan};

fn play() -> Play {
    let mut talk = plan("talk", Step::Discussion, Section::Exchanges, Some(Kind::Remark));
    talk.sub_questions = vec![french("Qui fait quoi ?"), french("Quand ?")];
    let mut secret = plan("secret", Step::SilentWriting, Section::Words, Some(Kind::Word));
    secret.collects =
        secret.collects.map(|collects| Collects { names: Names::Anonymous, ..collects });
    let mut play = Play::new(vec![
        plan("hopes", Step::WallReading, Section::Expectations, Some(Kind::Expectation)),
        plan("harvest", Step::Harvest, Section::Innovations, Some(Kind::Innovation)),
        plan("group", Step::Grouping, Section::Values, None),
        talk,
        secret,
    ]);
    play.arrives("Ana");
    play
}

fn read(text: &str) -> Table {
    table(text.as_bytes(), &play().workshop).unwrap()
}

fn table(bytes: &[u8], workshop: &Workshop) -> Result<Table, NoTable> {
    parse(bytes, workshop, Some(workshop.rounds[0].plan.id))
}

fn texts(table: &Table) -> Vec<&str> {
    table.cards().map(|card| card.statement.text.as_str()).collect()
}

fn bring(play: &mut Play, bytes: &[u8]) -> usize {
    let brought = table(bytes, &play.workshop).unwrap().brought(&play.workshop);
    let key = |seat: crate::domain::SeatId| crate::domain::KeyMark {
        nonce: 0,
        mark: crate::domain::Fingerprint(seat.0.to_be_bytes()),
    };
    let new = play.workshop.newcomers(&brought);
    let keys: Keyed = new.iter().map(|(seat, _)| (*seat, key(*seat))).collect();
    let before = play.workshop.seq;
    let team = Actor::team(Role::Facilitator, LinkId(1));
    play.ask_for(team, Command::BringIn { brought: Box::new(brought), keys }).unwrap();
    usize::try_from(play.workshop.seq - before).unwrap()
}

#[test]
fn separators_and_encodings_are_recognised() {
    for (text, separator) in [
        ("Étape;Texte;Nom\n1;\"un four; à pain\";Ana\n", ';'),
        ("\u{feff}etape,TEXTE,name\r\n1,\"un four; à pain\",Ana\r\n", ','),
        ("round\ttext\tNOM\n1\tun four; à pain\tAna\n", '\t'),
    ] {
        let table = read(text);
        assert_eq!((table.separator, table.converted), (separator, false));
        assert_eq!(texts(&table), ["un four; à pain"]);
        assert_eq!(table.columns, [Column::Round, Column::Text, Column::Name].map(Some));
    }
    let windows = b"\xC9tape;Texte\r\n1;l\x92\xE9cole \x80\r\n";
    let table = table(windows, &play().workshop).unwrap();
    assert!(table.converted);
    assert_eq!(texts(&table), ["l’école €"]);
}

#[test]
fn every_field_of_a_card_is_read() {
    let table = read(
        "étape;nature;texte;quoi;lieu;lien;nom\n\
         2;;Un four;du pain;Pontivy;J'en suis;Ana\n\
         Étape talk;Témoignage;Ça marche;;;;\n",
    );
    let cards: Vec<_> = table.cards().collect();
    assert_eq!(cards[0].kind, Kind::Innovation);
    assert_eq!(cards[0].statement.what.as_ref().unwrap().as_str(), "du pain");
    assert_eq!(cards[0].statement.place.as_ref().unwrap().as_str(), "Pontivy");
    assert_eq!(cards[0].statement.tie, Some(Tie::Mine));
    assert_eq!(cards[0].name.as_ref().unwrap().as_str(), "Ana");
    assert_eq!(cards[1].kind, Kind::Testimony);
    assert_eq!(cards[1].round.0, id("talk"));
    let asked = read("étape;texte;question\n4;noté;2\n4;noté aussi;Qui fait quoi ?\n");
    let asked: Vec<_> = asked.cards().map(|card| card.statement.sub_question).collect();
    assert_eq!(asked, [Some(1), Some(0)]);
}

#[test]
fn each_line_has_its_own_fault_and_the_good_ones_stay() {
    let long = "x".repeat(2_001);
    let table = read(&format!(
        "étape;nature;texte;lien;question\n1;;bon;;\n1;;;peut-être;\n9;;loin;;\n1;poème;vers;;\n\
         3;;groupe;;\n1;;lié;bof;\n1;;{long};;\n4;;noté;;7\n\n1;;bon aussi;;\n"
    ));
    let faults: Vec<_> = table
        .lines
        .iter()
        .filter_map(|line| Some((line.number, *line.card.as_ref().err()?)))
        .collect();
    assert_eq!(
        faults,
        [
            (3, Fault::Empty),
            (4, Fault::UnknownRound),
            (5, Fault::UnknownKind),
            (6, Fault::NoKind),
            (7, Fault::UnknownTie),
            (8, Fault::TooLong(Column::Text)),
            (9, Fault::UnknownQuestion),
        ]
    );
    assert_eq!(texts(&table), ["bon", "bon aussi"]);
}

#[test]
fn what_is_no_table_says_why() {
    let workshop = play().workshop;
    let many = format!("texte\n{}", "un four\n".repeat(LINES + 1));
    for (text, fault) in [
        ("", NoTable::Empty),
        ("texte\n\n", NoTable::Empty),
        ("un four\nune ruche\n", NoTable::NoText),
        (many.as_str(), NoTable::TooLong),
    ] {
        assert_eq!(table(text.as_bytes(), &workshop), Err(fault), "{fault:?}");
    }
}

#[test]
fn the_same_cards_brought_twice_count_once() {
    let file = "étape;texte;nom\n1;un four;Ana\n1;un four;Ana\n1;une ruche;Bran\n1;un lavoir;\n";
    let mut play = play();
    assert_eq!(bring(&mut play, file.as_bytes()), 5, "four cards, and Bran");
    let said: Vec<_> = play.workshop.public().collect();
    assert_eq!(said.len(), 4, "two people may write the same");
    assert!(said.iter().all(|entry| entry.channel == Channel::Paper));
    let names: Vec<_> =
        said.iter().map(|entry| entry.name.as_ref().map(crate::domain::Text::as_str)).collect();
    assert_eq!(names, [Some("Ana"), Some("Ana"), Some("Bran"), None]);
    assert_eq!(bring(&mut play, file.as_bytes()), 0);
    let other = file.replace(';', ",").replace('\n', "\r\n");
    assert_eq!(bring(&mut play, other.as_bytes()), 0, "however the spreadsheet saved it");
}

#[test]
fn a_card_taken_back_does_not_return_with_its_file() {
    let file = b"texte\nun four\n";
    let mut play = play();
    bring(&mut play, file);
    play.team(Command::Withdraw(play.workshop.said[0]));
    assert_eq!(bring(&mut play, file), 0);
}

#[test]
fn a_step_without_names_takes_none_from_paper() {
    let mut play = play();
    bring(&mut play, "étape;texte;nom\n5;joie;Cléa\n".as_bytes());
    let entry = play.workshop.all_said().next().unwrap();
    assert_eq!((entry.name.as_ref(), entry.shared), (None, false), "its answers are not shown yet");
    assert_eq!(play.workshop.present().count(), 1);
}
