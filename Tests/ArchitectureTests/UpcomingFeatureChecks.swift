// The compiler accepts a misspelt feature name without a word, so each one is asked for here.
// PackageTests shows that every target is compiled with the same list as this file.

#if !hasFeature(ExistentialAny)
#error("ExistentialAny is not on: see `settings` in Package.swift")
#endif

#if !hasFeature(MemberImportVisibility)
#error("MemberImportVisibility is not on: see `settings` in Package.swift")
#endif

#if !hasFeature(InternalImportsByDefault)
#error("InternalImportsByDefault is not on: see `settings` in Package.swift")
#endif

#if !hasFeature(NonisolatedNonsendingByDefault)
#error("NonisolatedNonsendingByDefault is not on: see `settings` in Package.swift")
#endif

#if swift(<6)
#error("the language mode is not Swift 6: see `swiftLanguageModes` in Package.swift")
#endif
