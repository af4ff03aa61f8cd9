/** Signing in on pages. */
@NullMarked
package io.fairqueue.http.page.account;

import org.jspecify.annotations.NullMarked;
