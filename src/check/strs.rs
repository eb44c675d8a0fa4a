//! STR and FIL: form of the files; everything here is said while they are read.

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::value::Pair;

/// A row about the form of a file.
const fn row(code: &'static str, severity: Severity, title: Pair, why: Pair) -> Check {
    Check { code, severity, title, why, run: Run::Reading }
}

const fn pair(fr: &'static str, en: &'static str) -> Pair {
    Pair { fr, en }
}

pub(super) const CHECKS: &[Check] = &[
    row(
        "FIL-001",
        Severity::Error,
        pair("fichier illisible", "file that cannot be read"),
        pair("Aucune de ses fiches n'est là.", "None of its records is there."),
    ),
    row(
        "STR-001",
        Severity::Error,
        pair("syntaxe", "syntax"),
        pair(
            "Ce qui ne se lit pas écarte la fiche où cela se trouve.",
            "What cannot be read leaves out the record it stands in.",
        ),
    ),
    row(
        "STR-002",
        Severity::Error,
        pair("champ inconnu", "unknown field"),
        pair(
            "Un champ mal écrit serait ignoré en silence : une mention, un destinataire se perdraient.",
            "A misspelt field would be passed over in silence: a caveat or a nation would be lost.",
        ),
    ),
    row(
        "STR-003",
        Severity::Error,
        pair("champ obligatoire absent", "missing required field"),
        pair(
            "Sans lui la fiche ne peut être ni classée ni montrée.",
            "Without it the record can be neither sorted nor shown.",
        ),
    ),
    row(
        "STR-004",
        Severity::Error,
        pair("version de fichier inconnue", "unknown version of the file format"),
        pair(
            "Un fichier plus récent peut dire des choses que ce programme ne comprend pas.",
            "A newer file may say things that this program does not understand.",
        ),
    ),
    row(
        "STR-005",
        Severity::Warning,
        pair("fichier qui n'est pas en UTF-8", "file that is not plain UTF-8"),
        pair(
            "Les accents se perdent quand un autre programme l'ouvre.",
            "Accents get lost when another program opens it.",
        ),
    ),
    row(
        "STR-006",
        Severity::Error,
        pair("mot hors de la liste", "word that is not in the list"),
        pair(
            "Listes, filtres et cartes ne connaissent que les mots de la table.",
            "Lists, filters and maps know the words of the table only.",
        ),
    ),
    row(
        "STR-007",
        Severity::Hint,
        pair("texte vide", "empty text"),
        pair(
            "Un champ vide montre une ligne vide à l'écran.",
            "An empty field shows an empty line on the screen.",
        ),
    ),
    row(
        "STR-008",
        Severity::Error,
        pair("champ écrit deux fois", "field written twice"),
        pair(
            "Laquelle des deux valeurs vaut, rien ne le dit.",
            "Nothing says which of the two values holds.",
        ),
    ),
    row(
        "STR-009",
        Severity::Error,
        pair("valeur d'une autre forme", "value of another form"),
        pair(
            "Un texte où il faut un nombre ne se compte ni ne se trie.",
            "Text where a number belongs can be neither counted nor sorted.",
        ),
    ),
    row(
        "STR-010",
        Severity::Error,
        pair("trop de fichiers ou de messages", "too many files or messages"),
        pair(
            "Une limite garde le programme vif ; ce qui la dépasse n'est pas lu ou pas dit.",
            "A limit keeps the program quick; what is beyond it is not read or not told.",
        ),
    ),
    row(
        "STR-011",
        Severity::Warning,
        pair("caractère invisible ou de contrôle dans un texte", "invisible or control character in a text"),
        pair(
            "Il peut cacher ou retourner ce que lit la salle ; à l'écran il est remplacé.",
            "It can hide or turn round what the room reads; on the screen it is replaced.",
        ),
    ),
    row(
        "STR-012",
        Severity::Warning,
        pair("lu comme voulu", "read as intended"),
        pair(
            "Ce programme comprend, un autre lecteur de RON non.",
            "This program understands it, another reader of RON does not.",
        ),
    ),
];
