/** Files on Jira's issues: uploads, and downloads by way of a media host that wants no token. */
@NullMarked
package dev.juncture.sandbox.attachment;

import org.jspecify.annotations.NullMarked;
