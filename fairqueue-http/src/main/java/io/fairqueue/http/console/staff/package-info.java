/** Who works on an event: shown, asked by mail, given roles; and who comes by a mailed link. */
@NullMarked
package io.fairqueue.http.console.staff;

import org.jspecify.annotations.NullMarked;
