/** Files of others, for browsers, as libraries on the class path. */
@NullMarked
package io.fairqueue.http.webjar;

import org.jspecify.annotations.NullMarked;
