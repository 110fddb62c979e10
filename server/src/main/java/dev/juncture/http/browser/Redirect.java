package dev.juncture.http.browser;

import java.net.URI;

/** An operation's result that sends the user's browser to another address (302). */
public record Redirect(URI location) {}
