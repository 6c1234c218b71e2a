import GaussDB
import JSONWire
import Testing

/// Walks every member of every operation's arguments and answer.
@Suite("The whole catalogue's members")
struct WholeCatalogueFieldTests {
    /// The places of which `isWrong` holds.
    private func places(_ isWrong: (DescriptionWalk.Place) -> Bool) -> [String] {
        DescriptionWalk.places.filter(isWrong).map(\.description)
    }

    @Test("are explained")
    func areExplained() {
        #expect(DescriptionWalk.places.count > 2_000)
        #expect(places { $0.field.summary.isEmpty } == [])
        #expect(places { !$0.field.summary.isEmpty && !$0.field.summary.hasSuffix(".") } == [])
    }

    @Test("are secret when their name says so")
    func keepSecrets() {
        let words = ["password", "passwd", "pwd", "token", "secret", "private_key", "access_key"]
        let open = places { place in
            if case .boolean = place.field.schema { return false }
            let name = place.field.name.lowercased()
            return !place.field.isSensitive && words.contains { name.contains($0) }
        }
        #expect(open == [])
    }

    @Test("that are secret are texts, so that nothing within them is left open")
    func keepOnlyTextsSecret() {
        let others = places { place in
            guard place.field.isSensitive else { return false }
            if case .string = DescriptionWalk.unwrapped(place.field.schema).schema { return false }
            return true
        }
        #expect(others == [])
    }

    @Test("have one name and other spellings that belong to no other")
    func haveDistinctNames() {
        for table in DescriptionWalk.tables {
            let names = table.fields.flatMap { [$0.name] + $0.aliases }
            #expect(Set(names).count == names.count, "\(table)")
            #expect(!names.contains(""), "\(table)")
        }
    }

    @Test("have lists of values that are lists, each value once")
    func haveValues() {
        let wrong = places { place in
            switch DescriptionWalk.unwrapped(place.field.schema).schema {
            case .string(let rules):
                guard let enumeration = rules.values else { return false }
                let values = enumeration.ignoresCase ? enumeration.values.map { $0.lowercased() } : enumeration.values
                return values.isEmpty || Set(values).count != values.count || values.contains("")
            case .integer(let rules): return Set(rules.values).count != rules.values.count
            default: return false
            }
        }
        #expect(wrong == [])
    }

    @Test("have bounds that something can be within")
    func haveBounds() {
        func isEmpty<T: Comparable>(_ minimum: T?, _ maximum: T?) -> Bool {
            if let minimum, let maximum { minimum > maximum } else { false }
        }
        let wrong = places { place in
            if case .array(_, let minimum, let maximum) = place.field.schema, isEmpty(minimum, maximum) { return true }
            switch DescriptionWalk.unwrapped(place.field.schema).schema {
            case .string(let rules):
                return isEmpty(rules.minLength, rules.maxLength) || isEmpty(rules.minLength, rules.maxBytes)
            case .integer(let rules): return isEmpty(rules.minimum, rules.maximum) || rules.multipleOf ?? 1 < 1
            case .number(let rules): return isEmpty(rules.minimum, rules.maximum)
            default: return false
            }
        }
        #expect(wrong == [])
    }

    @Test("have values that their other rules allow")
    func haveAllowedValues() {
        let wrong = places { place in
            guard case .string(let rules) = place.field.schema, let values = rules.values?.values else { return false }
            return values.contains { !Calls.problems(place.field.schema, .string($0)).isEmpty }
        }
        #expect(wrong == [])
    }

    @Test("have defaults that could be sent")
    func haveDefaults() {
        let wrong = places { place in
            guard place.isArgument, let value = place.field.default else { return false }
            return !Calls.problems(place.field.schema, value).isEmpty
        }
        #expect(wrong == [])
    }

    @Test("have no rules for what is answered that would be taken for rules of what is sent")
    func haveNoRequiredDefaultsInAnswers() {
        #expect(places { !$0.isArgument && $0.field.default != nil && $0.field.isRequired } == [])
    }

    // MARK: Rules between members

    @Test("exist where a rule speaks of them")
    func existForRules() {
        var constraints = 0
        for table in DescriptionWalk.tables {
            for constraint in table.constraints {
                constraints += 1
                for path in constraint.paths {
                    #expect(DescriptionWalk.schema(at: path, in: table.fields) != nil, "\(table): \(path)")
                }
            }
        }
        #expect(constraints > 50)
    }

    @Test("can have the values that a rule compares them with")
    func canHaveComparedValues() {
        for table in DescriptionWalk.tables {
            for (path, values) in table.constraints.flatMap(\.comparisons) {
                let possible: [String]
                switch DescriptionWalk.schema(at: path, in: table.fields) {
                case .string(let rules): possible = rules.values?.values ?? []
                case .integer(let rules): possible = rules.values.map { String($0) }
                case .boolean: possible = ["true", "false"]
                default: possible = []
                }
                guard !possible.isEmpty else { continue }
                #expect(Set(possible).isSuperset(of: values), "\(table): \(path) \(values)")
            }
        }
    }

    @Test("are of a type that a rule about values understands")
    func fitRules() {
        for table in DescriptionWalk.tables {
            for constraint in table.constraints {
                let path: String
                let needsText: Bool
                switch constraint.rule {
                case .range(let name, _, _), .multiple(let name, _): (path, needsText) = (name, false)
                case .hourWindow(let name), .characterKinds(let name, _), .excludes(let name, _),
                    .maxParts(let name, _, _), .ordered(let name, _), .differs(let name, _),
                    .hoursApart(let name, _, _):
                    (path, needsText) = (name, true)
                default: continue
                }
                switch DescriptionWalk.schema(at: path, in: table.fields) {
                case .string: break
                case .integer where !needsText: break
                default: Issue.record("\(table): \(path) is of another type")
                }
            }
        }
    }
}
