/** What web pages may do, and what their browsers are told about answers. */
@NullMarked
package io.fairqueue.http.browser;

import org.jspecify.annotations.NullMarked;
