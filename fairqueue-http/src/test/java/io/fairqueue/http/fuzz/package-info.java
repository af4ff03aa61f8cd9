/** Requests made from the API's document and bent, and a judge of what is answered. */
@NullMarked
package io.fairqueue.http.fuzz;

import org.jspecify.annotations.NullMarked;
