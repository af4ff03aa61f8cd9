/** What all pages have around what is their own: language, words, headers, files, refusals. */
@NullMarked
package io.fairqueue.http.page.frame;

import org.jspecify.annotations.NullMarked;
