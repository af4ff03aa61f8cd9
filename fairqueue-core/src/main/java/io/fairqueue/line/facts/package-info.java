/** What a line tells those who look: values as they stood, that nobody changes. */
@NullMarked
package io.fairqueue.line.facts;

import org.jspecify.annotations.NullMarked;
