/** The backend of the demo product: it holds the secret key and calls Juncture over HTTP, as a real product does. */
@NullMarked
package dev.juncture.deploy.local.demo;

import org.jspecify.annotations.NullMarked;
