/** The API's description, and the pages to read it with. */
@NullMarked
package io.fairqueue.http.docs;

import org.jspecify.annotations.NullMarked;
