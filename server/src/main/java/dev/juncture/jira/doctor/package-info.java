/**
 * Checks of the Atlassian app: callback address, credentials, clock.
 */
@NullMarked
package dev.juncture.jira.doctor;

import org.jspecify.annotations.NullMarked;
