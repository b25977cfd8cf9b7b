package io.fairway.channel;

import io.fairway.testing.ThreadKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The setups that {@link Matrix} asks for. */
final class MatrixSource extends AnnotationBasedArgumentsProvider<Matrix> {

    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, Matrix matrix) {
        final Stream.Builder<Arguments> setups = Stream.builder();
        for (int capacity : matrix.capacities()) {
            for (Roles roles : Roles.values()) {
                if (matrix.manySenders() && !roles.manySenders
                        || matrix.manyReceivers() && !roles.manyReceivers) {
                    continue;
                }
                for (Waiting waiting : matrix.waiting()) {
                    for (ThreadKind kind : ThreadKind.available()) {
                        if (kind == ThreadKind.PLATFORM || waiting == Waiting.SPIN_THEN_PARK) {
                            setups.add(Arguments.of(new Setup(capacity, roles, waiting, kind)));
                        }
                    }
                }
            }
        }
        return setups.build();
    }
}
