//! Entities of HTML, which Markdown and the wikis read too.

/// Whether `text`, which begins with `&`, reads as an entity: `&eacute;`, `&#233;`.
pub(super) fn begins_entity(text: &str) -> bool {
    let Some((name, _)) = text[1..].split_once(';') else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
