package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// selection are the managed policies that are kept: those that lessons and
// exercises speak of, and those that AWS attaches by itself.
var selection = strings.Fields(`
AdministratorAccess PowerUserAccess ReadOnlyAccess ViewOnlyAccess SecurityAudit AWSDenyAll
Billing DatabaseAdministrator DataScientist NetworkAdministrator SystemAdministrator SupportUser
IAMFullAccess IAMReadOnlyAccess IAMUserChangePassword IAMUserSSHKeys IAMSelfManageServiceSpecificCredentials
IAMAccessAnalyzerFullAccess IAMAccessAnalyzerReadOnlyAccess
IAMAuditRootUserCredentials IAMCreateRootUserPassword IAMDeleteRootUserCredentials S3UnlockBucketPolicy SQSUnlockQueuePolicy
AWSOrganizationsFullAccess AWSOrganizationsReadOnlyAccess AWSSupportAccess AWSBillingReadOnlyAccess AWSAccountManagementFullAccess
AWSCompromisedKeyQuarantineV3 AWSCloudTrail_FullAccess AWSCloudTrail_ReadOnlyAccess
AmazonS3FullAccess AmazonS3ReadOnlyAccess AmazonDynamoDBFullAccess AmazonDynamoDBReadOnlyAccess
AmazonSQSFullAccess AmazonSQSReadOnlyAccess AmazonSNSFullAccess SecretsManagerReadWrite AWSKeyManagementServicePowerUser
AmazonEC2FullAccess AmazonEC2ReadOnlyAccess AmazonVPCFullAccess AmazonVPCReadOnlyAccess AutoScalingFullAccess
ElasticLoadBalancingFullAccess ElasticLoadBalancingReadOnly AmazonRoute53FullAccess AmazonRoute53ReadOnlyAccess GlobalAcceleratorFullAccess
AmazonRDSFullAccess AmazonRDSReadOnlyAccess AmazonEC2ContainerRegistryReadOnly AmazonECSTaskExecutionRolePolicy
AWSLambda_FullAccess AWSLambda_ReadOnlyAccess AWSLambdaBasicExecutionRole AWSLambdaVPCAccessExecutionRole AWSLambdaRole
AWSLambdaSQSQueueExecutionRole AWSLambdaDynamoDBExecutionRole
AmazonSSMManagedInstanceCore AmazonSSMReadOnlyAccess CloudWatchReadOnlyAccess CloudWatchAgentServerPolicy CloudWatchLogsFullAccess
CloudWatchLogsReadOnlyAccess AWSCloudFormationFullAccess AWSCloudFormationReadOnlyAccess
AWSElasticLoadBalancingServiceRolePolicy AutoScalingServiceRolePolicy AWSOrganizationsServiceTrustPolicy
`)

// policyText is a managed policy in its latest version.
type policyText struct {
	name, arn, version string
	document           string // indented
}

func readPolicies(folder string) ([]policyText, error) {
	var rows map[string]struct {
		ARN             string
		LatestVersionID string
		Versions        map[string]struct{ Document json.RawMessage }
	}
	if err := readJSON(filepath.Join(folder, managed.files), &rows); err != nil {
		return nil, err
	}
	var all []policyText
	for _, name := range selection {
		row, ok := rows[name]
		if !ok {
			return nil, fmt.Errorf("there is no managed policy %s", name)
		}
		var text bytes.Buffer
		if err := json.Indent(&text, row.Versions[row.LatestVersionID].Document, "", "  "); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, policyText{name, row.ARN, row.LatestVersionID, text.String()})
	}
	slices.SortFunc(all, func(a, b policyText) int { return strings.Compare(a.name, b.name) })
	return all, nil
}
