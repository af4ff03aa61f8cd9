/** Organizers sign in to the console, and out. */
@NullMarked
package io.fairqueue.http.console.signin;

import org.jspecify.annotations.NullMarked;
