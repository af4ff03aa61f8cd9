/** How a sale went over time, drawn and as tables; and what it came to. */
@NullMarked
package io.fairqueue.http.console.chart;

import org.jspecify.annotations.NullMarked;
