/**
 * Limits of request bodies: how long one body may be, and how much memory all bodies together may take.
 */
package dev.juncture.http.body;
