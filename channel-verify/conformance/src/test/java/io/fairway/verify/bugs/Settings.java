package io.fairway.verify.bugs;

import io.fairway.testing.ThreadKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The settings that {@link EachSetting} asks for. */
final class Settings extends AnnotationBasedArgumentsProvider<EachSetting> {

    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, EachSetting needs) {
        final List<Kind> kinds =
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.capacity > 0 || !needs.buffered())
                        .filter(kind -> kind.manySenders || !needs.manySenders())
                        .filter(kind -> kind.manyReceivers || !needs.manyReceivers())
                        .collect(Collectors.toList());
        final List<ThreadKind> threads = ThreadKind.available();
        final int settings = kinds.size() * threads.size();
        return threads.stream()
                .flatMap(each -> kinds.stream().map(kind -> new Setting(each, kind, settings)))
                .map(Arguments::of);
    }
}
