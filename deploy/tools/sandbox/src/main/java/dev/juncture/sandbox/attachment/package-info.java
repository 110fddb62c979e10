/** Files on Jira's issues: uploads, and downloads from a media host that needs no token. */
@NullMarked
package dev.juncture.sandbox.attachment;

import org.jspecify.annotations.NullMarked;
