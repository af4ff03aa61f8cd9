/** What browsers are told, and what a real one makes of it. */
@NullMarked
package io.fairqueue.http.browser;

import org.jspecify.annotations.NullMarked;
