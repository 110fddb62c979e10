package dev.juncture.http.browser;

import org.springframework.http.ResponseCookie;

/** An operation's result that also sets a cookie. */
public record WithCookie<T>(T result, ResponseCookie cookie) {}
