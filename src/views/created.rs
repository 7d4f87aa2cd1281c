//! The links of a workshop, for its facilitator alone: who holds a link holds its
//! role. The page is not live: its forms are plain, and lead back to it.

use maud::{Markup, html};

use super::context::Context;
use super::form::{Choice, Field, choice, error_id, hidden, plain_field};
use super::layout::{Layout, Look, document};
use super::phone::bar;
use super::still::{in_front, typed_address};
use crate::assets::Asset;
use crate::domain::{Link, Role, Workshop};
use crate::i18n::Words;
use crate::screen::{Door, qr};

/// Roles that a link can give, in the order of the page.
const ROLES: [Role; 4] = [Role::Facilitator, Role::CoFacilitator, Role::Scribe, Role::Projector];

/// `/a/CODE/liens`; `links` are those that open something, each with its address.
pub fn page(workshop: &Workshop, door: &Door, links: &[(Link, String)], look: &Look) -> Markup {
    in_front(workshop, door, *look, |ctx| {
        let title = heading(ctx);
        document(Layout {
            title: &format!("{title} — {}", workshop.title()),
            look: *look,
            script: Some(Asset::PadJs),
            style: Asset::SheetCss,
            path: &ctx.link("liens"),
            live: None,
            header: bar(ctx),
            body: html! {
                main id="live" {
                    (start(ctx, title))
                    (all(ctx, links))
                    (new_link(ctx))
                    (terms(ctx))
                }
            },
        })
    })
}

/// The page is both the welcome of a new workshop and the list one comes back to.
fn heading(ctx: &Context<'_>) -> &'static str {
    match ctx.workshop().current {
        None => ctx.words.created_title(),
        Some(_) => ctx.words.desk_links(),
    }
}

fn start(ctx: &Context<'_>, title: &str) -> Markup {
    let words = ctx.words;
    let go = match ctx.workshop().current {
        None => words.created_start(),
        Some(_) => words.created_open(),
    };
    html! {
        section.lead {
            h1 { (title) }
            p.prompt dir="auto" { (ctx.workshop().title()) }
            p.join { (words.created_code()) " " b.joincode dir="ltr" { (ctx.viewer.door.code) } }
            p.address dir="ltr" { (typed_address(&ctx.viewer.door.base)) }
            p.links {
                a.main href=(ctx.link("animer")) { (go) }
                a href=(ctx.link("affiche")) { (words.print()) }
                a href=(ctx.link("mur")) target="_blank" { (words.desk_wall_open()) }
            }
        }
    }
}

fn all(ctx: &Context<'_>, links: &[(Link, String)]) -> Markup {
    let words = ctx.words;
    let mut links: Vec<&(Link, String)> = links.iter().collect();
    links.sort_by_key(|(link, _)| (link.role, link.id));
    let leads = links.iter().filter(|(link, _)| link.role == Role::Facilitator).count();
    html! {
        section {
            h2 { (words.desk_links()) }
            p { (words.created_keep()) }
            p.note { (words.link_secret()) }
            @for (link, address) in links {
                // The last one is the reader's own: nobody can lock themselves out.
                @let keeps = link.role == Role::Facilitator && leads == 1;
                (one(ctx, link, address, !keeps))
            }
        }
    }
}

fn one(ctx: &Context<'_>, link: &Link, address: &str, revocable: bool) -> Markup {
    let words = ctx.words;
    let heading = format!("l-{}", link.id);
    let field = format!("a-{}", link.id);
    html! {
        section.block aria-labelledby=(heading) {
            h3 id=(heading) {
                (words.role(link.role))
                @if let Some(label) = &link.label { " — " bdi { (label) } }
            }
            p.muted { (lead(words, link.role)) }
            div.field {
                label for=(field) { (words.link_address()) }
                input type="text" id=(field) value=(address) readonly dir="ltr"
                    autocomplete="off" spellcheck="false";
            }
            button type="button" data-copy=(field) data-done=(words.copied())
                aria-describedby=(heading) { (words.link_copy()) }
            @if let Some(image) = qr::svg(address, words.link_qr()) {
                details { summary { (words.link_qr()) } (image) }
            }
            @if revocable { (revoke(ctx, link, &heading)) }
        }
    }
}

/// What a role may do.
fn lead(words: Words, role: Role) -> &'static str {
    match role {
        Role::Facilitator => words.role_facilitator_lead(),
        Role::CoFacilitator => words.role_co_facilitator_lead(),
        Role::Scribe => words.role_scribe_lead(),
        Role::Projector => words.role_projector_lead(),
        // No link gives it: people come in by the code.
        Role::Participant => "",
    }
}

/// Behind a fold, so that one press too many closes no door.
fn revoke(ctx: &Context<'_>, link: &Link, heading: &str) -> Markup {
    let words = ctx.words;
    let id = format!("f-revoke-{}", link.id);
    let fields = html! {
        (hidden("link", &link.id.to_string()))
        p { (words.link_revoke_sure()) }
        button name="do" value="revoke" aria-describedby=(heading) { (words.link_revoke()) }
    };
    html! {
        details {
            summary { (words.link_revoke()) }
            (plain_form(ctx, &id, fields))
        }
    }
}

fn new_link(ctx: &Context<'_>) -> Markup {
    const FORM: &str = "f-link";
    let words = ctx.words;
    let roles = ROLES.map(|role| Choice {
        value: role.code(),
        label: words.role(role),
        hint: Some(lead(words, role)),
    });
    let label =
        Field { form: FORM, name: "label", label: words.link_for(), rows: 1, ..Field::default() };
    let fields = html! {
        (choice(FORM, "role", words.link_role(), Role::CoFacilitator.code(), &roles))
        (plain_field(&label))
        p.error id=(error_id(FORM)) hidden {}
        button name="do" value="link" { (words.link_renew()) }
    };
    html! {
        section {
            h2 { (words.link_renew()) }
            (plain_form(ctx, FORM, fields))
        }
    }
}

/// Posts like any form of the workshop, without scripts, and leads back here.
fn plain_form(ctx: &Context<'_>, id: &str, fields: Markup) -> Markup {
    html! {
        form data-plain id=(id) method="post" action=(ctx.link("do")) {
            (hidden("op", ""))
            (hidden("back", &ctx.link("liens")))
            (fields)
        }
    }
}

fn terms(ctx: &Context<'_>) -> Markup {
    let words = ctx.words;
    let licence = ctx.workshop().licence();
    html! {
        section {
            h2 { (words.create_retention()) }
            p { (words.create_retention_date(&ctx.day(ctx.workshop().purge_at))) }
            p {
                (words.pad_licence(licence.name())) " "
                a href=(licence.url()) rel="license" { (words.licence_read()) }
            }
            p.muted { (words.licence_lead(licence)) }
        }
    }
}
