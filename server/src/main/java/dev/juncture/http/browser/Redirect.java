package dev.juncture.http.browser;

import java.net.URI;

/** An operation's result that sends the person's browser elsewhere (302). */
public record Redirect(URI location) {}
