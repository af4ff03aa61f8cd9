/** What all pages of the console have around what is their own. */
@NullMarked
package io.fairqueue.http.console.frame;

import org.jspecify.annotations.NullMarked;
