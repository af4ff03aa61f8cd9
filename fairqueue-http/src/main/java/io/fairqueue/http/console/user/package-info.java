/** People's accounts in the console, for admins. */
@NullMarked
package io.fairqueue.http.console.user;

import org.jspecify.annotations.NullMarked;
