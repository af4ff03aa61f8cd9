/** Who may do what over HTTP, and what is written down of it. */
@NullMarked
package io.fairqueue.http.staff;

import org.jspecify.annotations.NullMarked;
