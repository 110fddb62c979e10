/**
 * Rules for browsers: cookies, cross-origin requests, security headers, redirects.
 */
@NullMarked
package dev.juncture.http.browser;

import org.jspecify.annotations.NullMarked;
