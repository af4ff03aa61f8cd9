/** Signing in on pages. */
@NullMarked
package io.fairqueue.http.page.line;

import org.jspecify.annotations.NullMarked;
