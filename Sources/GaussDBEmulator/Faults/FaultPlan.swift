/// The faults that are still to strike, in the order in which they were injected.
struct FaultPlan {
    private var faults: [EmulatorFault] = []

    var isEmpty: Bool { faults.isEmpty }

    mutating func add(_ fault: EmulatorFault) { faults.append(fault) }

    mutating func removeAll() { faults.removeAll() }

    /// What strikes a request of `operation`, if anything. Every matching fault counts the request, the first due one strikes.
    mutating func strike(_ operation: String) -> EmulatorFault.Response? {
        strike(operation) { if case .jobFails = $0 { false } else { true } }
    }

    /// Why the job that `operation` is about to start will fail, if it will.
    mutating func strikeJob(of operation: String) -> String? {
        let response = strike(operation) { if case .jobFails = $0 { true } else { false } }
        if case .jobFails(let reason) = response { return reason }
        return nil
    }

    private mutating func strike(
        _ operation: String, where matches: (EmulatorFault.Response) -> Bool
    ) -> EmulatorFault.Response? {
        var struck: EmulatorFault.Response?
        for index in faults.indices where matches(faults[index].respond) {
            guard faults[index].operation == operation || faults[index].operation == "*" else { continue }
            if faults[index].after > 0 {
                faults[index].after -= 1
            } else if struck == nil {
                faults[index].count -= 1
                struck = faults[index].respond
            }
        }
        faults.removeAll { $0.count == 0 }
        return struck
    }
}
