package dev.juncture.jira.adf;

/** What a run of text can carry in Markdown and in Jira alike. */
sealed interface Mark permits Mark.Style, Link {
    enum Style implements Mark {
        STRIKE,
        STRONG,
        EM,
        CODE
    }
}
