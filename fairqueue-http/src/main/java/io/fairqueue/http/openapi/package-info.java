/** The API's document: what was made of the code while compiling, and what the code can't tell. */
@NullMarked
package io.fairqueue.http.openapi;

import org.jspecify.annotations.NullMarked;
