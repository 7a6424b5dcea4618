/**
 * What it costs to find the owner of a key and to call it, and how evenly and steadily keys are
 * shared out.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar KeyToOwner -prof gc -f 5 -rf json -rff owner.json
 * java -cp benchmarks/target/benchmarks.jar dev.selvedge.benchmarks.ReportTable owner.json selvedge
 * java -cp benchmarks/target/benchmarks.jar dev.selvedge.benchmarks.shard.Balance
 * java -cp benchmarks/target/benchmarks.jar dev.selvedge.benchmarks.shard.ForwardedCall
 * </pre>
 */
@NullMarked
package dev.selvedge.benchmarks.shard;

import org.jspecify.annotations.NullMarked;
