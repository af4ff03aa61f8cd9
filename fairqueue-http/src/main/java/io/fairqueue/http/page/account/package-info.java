/** Signing in and out, and what a fan tells of the own person. */
@NullMarked
package io.fairqueue.http.page.account;

import org.jspecify.annotations.NullMarked;
