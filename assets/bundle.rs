//! The asset part of the build script: browser files become a Rust table.
//!
//! The sources are copied to `OUT_DIR/web` and bundled there by `build.mjs`, so
//! the source tree is never written to. `npm ci` runs only when the lock file
//! changed. With `COLLECTE_WEB_DIST=folder` (an earlier result of `build.mjs`)
//! neither npm nor Node is needed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const INPUTS: [&str; 6] = ["package.json", "package-lock.json", "build.mjs", "js", "css", "icons"];

/// One line of the manifest written by `build.mjs`.
struct Entry {
    name: String,
    file: String,
    kind: String,
}

/// Bundles and writes `OUT_DIR/assets.rs`. An error is meant for a person's eyes.
pub(crate) fn run() -> Result<(), String> {
    tell_cargo();
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    let dist = match env::var("COLLECTE_WEB_DIST") {
        Ok(folder) => fs::canonicalize(&folder).map_err(|error| doing(&folder, &error))?,
        Err(_) => bundle(&out.join("web"))?,
    };
    let table = table(&dist, &manifest(&dist)?)?;
    write(&out.join("assets.rs"), table.as_bytes())
}

fn tell_cargo() {
    println!("cargo::rerun-if-env-changed=COLLECTE_WEB_DIST");
    for input in INPUTS {
        println!("cargo::rerun-if-changed=assets/{input}");
    }
}

fn bundle(web: &Path) -> Result<PathBuf, String> {
    for input in INPUTS {
        let to = web.join(input);
        if to.is_dir() {
            // What was deleted in the sources must not live on in the copy.
            fs::remove_dir_all(&to).map_err(|error| doing(input, &error))?;
        }
        copy(&Path::new("assets").join(input), &to)?;
    }
    install(web)?;
    let dist = web.join("dist");
    command("node", web, &["build.mjs", "dist"])?;
    Ok(dist)
}

fn install(web: &Path) -> Result<(), String> {
    let lock = fs::read(web.join("package-lock.json")).map_err(|error| doing("lock", &error))?;
    let stamp = web.join("installed.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
    command(npm, web, &arguments)?;
    write(&stamp, &lock)
}

fn command(program: &str, folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.map_err(|error| {
        format!(
            "`{program}` est introuvable ({error}) : il assemble les pages du navigateur. Installez Node 20 ou plus récent, ou indiquez un dossier déjà assemblé par COLLECTE_WEB_DIST.\n\
             `{program}` cannot be run ({error}): it bundles the browser side. Install Node 20 or newer, or name a folder bundled before in COLLECTE_WEB_DIST."
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let command = arguments.join(" ");
    Err(format!("`{program} {command}` a échoué / failed ({}):\n{said}", output.status))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error| doing(&from.display().to_string(), &error);
    if !from.is_dir() {
        return write(to, &fs::read(from).map_err(failed)?);
    }
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn write(to: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error| doing(&to.display().to_string(), &error);
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(failed)?;
    fs::write(to, bytes).map_err(failed)
}

fn manifest(dist: &Path) -> Result<Vec<Entry>, String> {
    let path = dist.join("manifest.tsv");
    let text = fs::read_to_string(&path).map_err(|error| doing("manifest.tsv", &error))?;
    let entry = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        Some(Entry { name: cells.next()?, file: cells.next()?, kind: cells.next()? })
    };
    text.lines().map(entry).collect::<Option<_>>().ok_or_else(|| format!("{}: ?", path.display()))
}

fn table(dist: &Path, entries: &[Entry]) -> Result<String, String> {
    let (mut names, mut rows) = (String::new(), String::new());
    for entry in entries {
        let variant = variant(&entry.name);
        let include = |suffix: &str| {
            let path = dist.join(format!("{}{suffix}", entry.file));
            path.exists().then(|| format!("include_bytes!({:?})", path.display().to_string()))
        };
        let bytes = include("").ok_or_else(|| format!("{} ?", entry.file))?;
        let option = |found: Option<String>| {
            found.map_or_else(|| "None".to_owned(), |include| format!("Some({include})"))
        };
        let (br, gz) = (option(include(".br")), option(include(".gz")));
        let (file, kind) = (&entry.file, &entry.kind);
        writeln!(names, "    /// `{}`\n    {variant},", entry.name).map_err(|e| e.to_string())?;
        writeln!(
            rows,
            "    Bundled {{ path: {:?}, kind: {kind:?}, bytes: {bytes}, br: {br}, gz: {gz} }},",
            format!("/_/{file}")
        )
        .map_err(|e| e.to_string())?;
    }
    let count = entries.len();
    let build = build_hash(entries);
    Ok(format!(
        "/// The files of the browser side.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Asset {{\n{names}}}\n\n\
         /// Changes whenever one of the files does.\npub const BUILD: &str = {build:?};\n\n\
         static FILES: [Bundled; {count}] = [\n{rows}];\n"
    ))
}

/// `phone.js` is `PhoneJs`.
fn variant(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    name.split(['.', '-', '_']).filter_map(capital).collect()
}

/// File names carry their content's hash, so the names together say it all (FNV-1a).
fn build_hash(entries: &[Entry]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in entries.iter().flat_map(|entry| entry.file.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

fn doing(what: &str, error: &std::io::Error) -> String {
    format!("assets: {what}: {error}")
}
