//! The browser files, as bundled and compressed by the build script.
//!
//! Views take a file's address from here, so a missing file does not compile.
//! Pure: serving them is the work of `web::assets`.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One file of the browser side in each form it can be sent.
#[derive(Debug)]
pub struct Bundled {
    /// Address on this server; carries the hash of the content, so it may be cached for ever.
    pub path: &'static str,
    /// Content type.
    pub kind: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
    /// Brotli, where it is smaller.
    pub br: Option<&'static [u8]>,
    /// Gzip, where it is smaller.
    pub gz: Option<&'static [u8]>,
}

impl Asset {
    /// The file behind this name.
    pub fn file(self) -> &'static Bundled {
        &FILES[self as usize]
    }

    /// Address for `src` and `href`.
    pub fn path(self) -> &'static str {
        self.file().path
    }
}

/// The file served at `/_/{name}`.
pub fn find(name: &str) -> Option<&'static Bundled> {
    FILES.iter().find(|file| file.path.strip_prefix("/_/") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_own_file() {
        for (asset, start) in [
            (Asset::PhoneJs, "/_/phone-"),
            (Asset::DeskJs, "/_/desk-"),
            (Asset::WallCss, "/_/wall-"),
            (Asset::SheetCss, "/_/sheet-"),
        ] {
            assert!(asset.path().starts_with(start), "{asset:?} leads to {}", asset.path());
            let name = asset.path().trim_start_matches("/_/");
            assert_eq!(find(name).map(|file| file.path), Some(asset.path()));
        }
        assert!(find("phone.js").is_none(), "only the name with its hash is served");
    }

    #[test]
    fn the_participants_script_leaves_room_for_the_page() {
        // The whole first load has 14 kB: page, style and script (tests/browser/weight.test.mjs).
        let phone = Asset::PhoneJs.file().br.map_or(usize::MAX, <[u8]>::len);
        assert!(phone <= 5 * 1024 + 768, "phone.js weighs {phone} bytes in brotli");
    }
}
