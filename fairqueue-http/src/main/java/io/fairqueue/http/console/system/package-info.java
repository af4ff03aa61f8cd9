/** The whole system in the console, for admins. */
@NullMarked
package io.fairqueue.http.console.system;

import org.jspecify.annotations.NullMarked;
