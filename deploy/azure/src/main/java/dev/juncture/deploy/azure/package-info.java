/**
 * The Azure edge: HTTP triggers that turn their message into the router's request and the router's answer back, and timer
 * triggers for what nobody asks for.
 */
@NullMarked
package dev.juncture.deploy.azure;

import org.jspecify.annotations.NullMarked;
