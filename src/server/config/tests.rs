//! Command lines as people type them.

use super::*;

fn ask(line: &str, set: &[(&str, &str)]) -> Result<Request, Misuse> {
    let args = line.split(' ').map(Into::into).collect();
    read(args, |name| {
        set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    })
}

#[track_caller]
fn config(line: &str, set: &[(&str, &str)]) -> Config {
    match ask(line, set) {
        Ok(Request::Run(config)) => *config,
        other => panic!("{line}: {other:?}"),
    }
}

/// What the operator reads when the line is refused.
#[track_caller]
fn refusal(line: &str, lang: Lang) -> String {
    ask(line, &[]).unwrap_err().sentence(lang)
}

#[test]
fn nothing_asked_is_a_server_in_french_on_8080_beside_the_working_directory() {
    let expected = Config {
        job: Job::Serve,
        data: "donnees".into(),
        listen: None,
        public_url: None,
        lan: false,
        wifi: None,
        copies: None,
        metrics: None,
        private_pads: false,
        plain_sockets: false,
        lang: Lang::Fr,
    };
    assert_eq!(config("collecte", &[]), expected);
    let empty = [("COLLECTE_DATA", ""), ("COLLECTE_LISTEN", ""), ("COLLECTE_LANG", "")];
    assert_eq!(config("collecte", &empty), expected);
}

#[test]
fn a_flag_goes_before_its_variable_and_the_variable_before_the_default() {
    let set = [
        ("COLLECTE_DATA", "/srv/collecte"),
        ("COLLECTE_LISTEN", "127.0.0.1:9000"),
        ("COLLECTE_PUBLIC_URL", "https://atelier.example.org/"),
        ("COLLECTE_LANG", "en"),
    ];
    let from_environment = config("collecte", &set);
    assert_eq!(from_environment.data, PathBuf::from("/srv/collecte"));
    assert_eq!(from_environment.listen, Some("127.0.0.1:9000".parse().unwrap()));
    assert_eq!(from_environment.public_url.unwrap().as_str(), "https://atelier.example.org");
    assert_eq!(from_environment.lang, Lang::En);
    let line = "collecte --data ici --listen=8090 --public-url http://mairie.lan:81 --lang fr";
    let from_flags = config(line, &set);
    assert_eq!(from_flags.data, PathBuf::from("ici"));
    assert_eq!(from_flags.listen, Some("0.0.0.0:8090".parse().unwrap()));
    assert_eq!(from_flags.public_url.unwrap().as_str(), "http://mairie.lan:81");
    assert_eq!(from_flags.lang, Lang::Fr);
}

#[test]
fn backup_and_restore_take_a_file_and_the_same_flags_on_either_side() {
    let job = Job::Backup { file: "copie.sqlite".into() };
    for line in
        ["collecte backup copie.sqlite --data ici", "collecte --data ici backup copie.sqlite"]
    {
        let config = config(line, &[]);
        assert_eq!((config.job, config.data), (job.clone(), PathBuf::from("ici")));
    }
    let job = Job::Restore { file: "copie.sqlite".into() };
    assert_eq!(config("collecte restore copie.sqlite", &[]).job, job);
}

#[test]
fn a_rehearsal_makes_its_own_workshop_or_takes_a_link() {
    let order = Order { link: None, url: None, recipe: None, pace: Pace::Human };
    assert_eq!(config("collecte rehearse", &[]).job, Job::Rehearse(order.clone()));
    let link = "http://localhost:8080/a/K7DMR/animer?cle=abc";
    let job = Job::Rehearse(Order { link: Some(link.to_owned()), pace: Pace::Fast, ..order });
    assert_eq!(config(&format!("collecte rehearse --fast --link {link}"), &[]).job, job);
}

#[test]
fn help_answers_in_both_languages() {
    for (line, locale, heading, flag) in [
        ("collecte --help", "fr_FR.UTF-8", "Utilisation", "Dossier des ateliers"),
        ("collecte -h", "en_GB.UTF-8", "Usage", "Folder of the workshops"),
        ("collecte --help --lang en", "fr_FR.UTF-8", "Usage", "Folder of the workshops"),
        ("collecte --lang=fr --help", "en_GB.UTF-8", "Utilisation", "Dossier des ateliers"),
        ("collecte backup --help", "fr_FR.UTF-8", "Fichier à écrire", "Dossier des ateliers"),
    ] {
        let Ok(Request::Show(text)) = ask(line, &[("LANG", locale)]) else { panic!("{line}") };
        assert!(text.contains(heading) && text.contains(flag), "{line}: {text}");
        for name in ["--data", "--listen", "--public-url", "--lang", "--help"] {
            assert!(text.contains(name), "{line}: {name} in {text}");
        }
        for english in ["Options:", "Print", "[default", "Usage:"] {
            let spoken = heading == "Usage" && !english.starts_with(['P', '[']);
            assert_eq!(text.contains(english), spoken, "{line}: {english} in {text}");
        }
    }
    assert_eq!(ask("collecte -V", &[]), Ok(Request::Show("collecte 0.1.0\n".into())));
}

#[test]
fn a_misspelt_flag_is_named_with_the_nearest_one() {
    let said = refusal("collecte --dta ici", Lang::Fr);
    assert!(said.contains("--dta") && said.contains("--data"), "{said}");
    assert!(refusal("collecte --xyz", Lang::En).contains("Unknown option: --xyz"));
    let said = refusal("collecte bakup x", Lang::Fr);
    assert!(said.contains("bakup") && said.contains("backup"), "{said}");
    assert!(refusal("collecte backup a b", Lang::En).contains("Unknown option: b"));
}

#[test]
fn what_is_missing_or_twice_is_said_in_the_language_of_the_person() {
    assert!(refusal("collecte --data", Lang::Fr).contains("une valeur après --data"));
    assert!(refusal("collecte backup", Lang::Fr).contains("nom du fichier"));
    assert!(refusal("collecte --lang fr --lang en", Lang::En).contains("--lang is given twice"));
}

#[test]
fn a_value_that_makes_no_sense_is_shown_with_an_example() {
    for wrong in ["ici", "192.168.1.20", "1.2.3.4:99999", "99999", "0.0.0.0:"] {
        let said = refusal(&format!("collecte --listen {wrong}"), Lang::Fr);
        assert!(said.contains(wrong) && said.contains("0.0.0.0:8080"), "{said}");
    }
    for wrong in
        ["example.org", "ftp://example.org", "https://example.org/a?b", "https://", "http://a@b"]
    {
        let said = refusal(&format!("collecte --public-url {wrong}"), Lang::En);
        assert!(said.contains(wrong) && said.contains("complete address"), "{said}");
    }
    assert!(refusal("collecte --lang xx", Lang::Fr).contains("fr, en"));
}

#[test]
fn the_language_is_known_even_when_the_line_is_wrong() {
    let args = |line: &str| line.split(' ').map(Into::into).collect::<Vec<OsString>>();
    let french = |name: &str| (name == "LANG").then(|| "fr_FR.UTF-8".to_owned());
    assert_eq!(language(&args("collecte --xyz --lang en"), french), Lang::En);
    assert_eq!(language(&args("collecte --lang xx"), french), Lang::Fr);
    assert_eq!(language(&args("collecte --lang"), french), Lang::Fr);
    assert_eq!(language(&args("collecte"), |_| Some("en".into())), Lang::En);
}
