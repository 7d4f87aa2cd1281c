//! What the terminal says, in French and in English.
//!
//! Shaped like the catalogue of the crate: one method per message, arguments in
//! alphabetical order.

/// A language the program speaks; French is the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Français.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The language with this code; capitals do not count.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Fr, Self::En].into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// Every language there is.
    pub fn all() -> &'static [Self] {
        &[Self::Fr, Self::En]
    }

    /// Two letters.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// From a language tag or a locale: `fr`, `fr-CA`, `fr_FR.UTF-8`.
pub fn from_tag(tag: &str) -> Option<Lang> {
    Lang::from_code(tag.trim().split(['-', '_', '.', '@']).next()?)
}

/// From the locale of a terminal; `variable` looks one up.
pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| from_tag(&value))
        .unwrap_or_default()
}

/// All words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(Lang);

/// The words of a language.
pub const fn words(lang: Lang) -> Words {
    Words(lang)
}

macro_rules! messages {
    (plain: $($key:ident: $fr:literal, $en:literal;)*) => {
        impl Words {
            $(
                #[doc = "A message of the catalogue."]
                pub fn $key(self) -> &'static str {
                    match self.0 {
                        Lang::Fr => $fr,
                        Lang::En => $en,
                    }
                }
            )*
        }
    };
    ($($key:ident($($argument:ident),*): $fr:literal, $en:literal;)*) => {
        impl Words {
            $(
                #[doc = "A message of the catalogue."]
                pub fn $key(self, $($argument: &str),*) -> String {
                    match self.0 {
                        Lang::Fr => format!($fr),
                        Lang::En => format!($en),
                    }
                }
            )*
        }
    };
}

messages! {
    plain:
    help_about: "Anime en direct un atelier de collecte : téléphones, ordinateur, mur et notes partagées, depuis un seul programme.\nSans commande, démarre le serveur.",
        "Runs a collecte workshop live: phones, laptop, wall and shared notes, from one program.\nWithout a command, starts the server.";
    help_usage: "Utilisation :",
        "Usage:";
    help_usage_serve: "collecte [OPTIONS] [COMMANDE]",
        "collecte [OPTIONS] [COMMAND]";
    help_usage_backup: "collecte backup [OPTIONS] <FICHIER>",
        "collecte backup [OPTIONS] <FILE>";
    help_options: "Options :",
        "Options:";
    help_arguments: "Arguments :",
        "Arguments:";
    help_commands: "Commandes :",
        "Commands:";
    help_value_folder: "DOSSIER",
        "FOLDER";
    help_value_address: "ADRESSE",
        "ADDRESS";
    help_value_url: "URL",
        "URL";
    help_value_lang: "LANGUE",
        "LANGUAGE";
    help_value_file: "FICHIER",
        "FILE";
    help_public_url: "Adresse publique du serveur, si les téléphones passent par un nom de domaine, comme https://atelier.example.org (variable COLLECTE_PUBLIC_URL)",
        "Public address of the server, when phones reach it by a domain name, such as https://atelier.example.org (variable COLLECTE_PUBLIC_URL)";
    help_help: "Afficher cette aide",
        "Show this help";
    help_version: "Afficher la version",
        "Show the version";
    help_backup: "Copier tous les ateliers dans un fichier, même pendant que le serveur tourne",
        "Copy all workshops into a file, even while the server runs";
    help_backup_file: "Fichier à écrire ; il ne doit pas exister déjà",
        "File to write; it must not exist yet";
    misuse_file_missing: "Il manque le nom du fichier à écrire",
        "The name of the file to write is missing";
    misuse_help: "Pour la liste des options : collecte --help",
        "For the list of options: collecte --help";
    start_runtime: "Le serveur n’a pas pu démarrer.",
        "The server could not start.";
    terminal_here: "Sur cet ordinateur :",
        "On this computer:";
    terminal_phones: "Sur les téléphones du même réseau :",
        "On phones in the same network:";
    terminal_public: "Sur les téléphones :",
        "On phones:";
    terminal_others: "Autres adresses possibles :",
        "Other possible addresses:";
    terminal_none: "Aucune adresse pour les téléphones n’a été trouvée : reliez cet ordinateur au Wi-Fi de la salle ou au partage de connexion d’un téléphone, puis relancez.",
        "No address for phones was found: connect this computer to the room’s Wi-Fi or to a phone’s hotspot, then start again.";
    terminal_only_here: "Le serveur n’écoute que sur cet ordinateur : les téléphones ne peuvent pas le joindre.",
        "The server listens on this computer only: phones cannot reach it.";
    terminal_hotspot: "partage de connexion d’un iPhone : 13 appareils au plus",
        "iPhone hotspot: 13 devices at most";
    terminal_data: "Données :",
        "Data:";
    terminal_stop: "Pour arrêter : Ctrl+C",
        "To stop: Ctrl+C";
    terminal_stopping: "Arrêt en cours…",
        "Stopping…";
    terminal_stopped: "Arrêté. Tout est enregistré.",
        "Stopped. Everything is saved.";
}

messages! {
    help_data(folder): "Dossier des ateliers et des secrets, créé s’il manque (variable COLLECTE_DATA ; par défaut {folder})",
        "Folder of the workshops and secrets, created when missing (variable COLLECTE_DATA; default {folder})";
    help_listen(address): "Adresse et port d’écoute, ou port seul (variable COLLECTE_LISTEN ; par défaut {address}, ou un port voisin s’il est pris)",
        "Address and port to listen on, or the port alone (variable COLLECTE_LISTEN; default {address}, or a port nearby when it is taken)";
    help_lang(codes): "Langue du terminal et des pages par défaut : {codes} (variable COLLECTE_LANG ; sinon celle du système)",
        "Language of the terminal and of the default pages: {codes} (variable COLLECTE_LANG; otherwise the system’s)";
    misuse_option(option): "Option inconnue : {option}",
        "Unknown option: {option}";
    misuse_command(command): "Commande inconnue : {command}",
        "Unknown command: {command}";
    misuse_suggestion(suggestion): "Vouliez-vous écrire {suggestion} ?",
        "Did you mean {suggestion}?";
    misuse_value_missing(option): "Il manque une valeur après {option}",
        "A value is missing after {option}";
    misuse_twice(option): "{option} est donné deux fois",
        "{option} is given twice";
    misuse_other(detail): "Ligne de commande incomprise : {detail}",
        "The command line was not understood: {detail}";
    misuse_listen(option, value): "{option} attend une adresse et un port comme 0.0.0.0:8080, ou un port seul comme 8080 ; reçu : « {value} »",
        "{option} needs an address and a port such as 0.0.0.0:8080, or a port alone such as 8080; got “{value}”";
    misuse_public_url(option, value): "{option} attend une adresse complète, sans chemin, comme https://atelier.example.org ; reçu : « {value} »",
        "{option} needs a complete address without a path, such as https://atelier.example.org; got “{value}”";
    misuse_lang(codes, option, value): "{option} attend une de ces langues : {codes} ; reçu : « {value} »",
        "{option} needs one of these languages: {codes}; got “{value}”";
    start_folder(path): "Le dossier de données {path} ne peut pas être créé ou lu. Choisissez-en un autre avec --data.",
        "The data folder {path} cannot be created or read. Choose another one with --data.";
    start_in_use(path): "Le dossier de données {path} est déjà utilisé par un autre Collecte en marche. Arrêtez-le, ou choisissez un autre dossier avec --data.",
        "The data folder {path} is already used by another running Collecte. Stop it, or choose another folder with --data.";
    start_secret_unreadable(path): "Le fichier secret {path} ne peut pas être lu ou écrit. Vérifiez à qui il appartient et ses droits d’accès.",
        "The secret file {path} cannot be read or written. Check who owns it and its access rights.";
    start_secret_damaged(path): "Le fichier secret {path} est abîmé : il ne fait pas 32 octets. Remettez celui d’une sauvegarde ; sans lui, les liens déjà donnés ne marchent plus.",
        "The secret file {path} is damaged: it is not 32 bytes long. Put back the one of a backup; without it, the links already given no longer work.";
    start_port_busy(address): "L’adresse {address} est déjà prise par un autre programme. Choisissez un autre port avec --listen.",
        "The address {address} is already taken by another program. Choose another port with --listen.";
    start_ports_busy(first, last): "Les ports {first} à {last} sont tous pris. Choisissez-en un autre avec --listen.",
        "Ports {first} to {last} are all taken. Choose another one with --listen.";
    start_listen(address): "Impossible d’écouter sur {address}.",
        "Cannot listen on {address}.";
    start_cause(cause): "Cause : {cause}",
        "Cause: {cause}";
    terminal_port_moved(asked, used): "Le port {asked} est pris : le serveur utilise le port {used}.",
        "Port {asked} is taken: the server uses port {used}.";
}
