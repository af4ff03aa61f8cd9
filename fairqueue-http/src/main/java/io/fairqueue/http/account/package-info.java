/** A signed-in account: its profile, its email address, its password. */
@NullMarked
package io.fairqueue.http.account;

import org.jspecify.annotations.NullMarked;
