/** An organizer's own account in the console. */
@NullMarked
package io.fairqueue.http.console.account;

import org.jspecify.annotations.NullMarked;
