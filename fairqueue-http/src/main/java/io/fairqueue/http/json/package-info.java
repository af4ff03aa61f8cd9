/** JSON as the API speaks it: snake case, strict types, RFC 3339. */
@NullMarked
package io.fairqueue.http.json;

import org.jspecify.annotations.NullMarked;
